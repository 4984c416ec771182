import { expect, test } from 'vitest'
import { aiWords } from '../../../../renderer/features/ai/ai.words.de.ts'
import { enrichmentWords } from '../../../../renderer/features/enrichment/enrichment.words.de.ts'
import { exportWords } from '../../../../renderer/features/export/export.words.de.ts'
import { filesWords } from '../../../../renderer/features/files/files.words.de.ts'
import { doneWords, rejectedWords } from '../../../../renderer/features/rejected/rejected.words.de.ts'
import { writeUpWords } from '../../../../renderer/features/write-ups/write-ups.words.de.ts'
import { writebackWords } from '../../../../renderer/features/writebacks/writebacks.words.de.ts'
import { statusLeftByHand } from '../../../../core/domain/write-up/write-up.ts'
import { you } from '../../../../renderer/language/german-people.ts'
import { inGerman } from '../../../../renderer/language/sentences.de.ts'

test('one and many go with their verbs and pronouns', () => {
  expect(writeUpWords.gaps(1)).toBe(
    'In 1 Abschnitt steht nur „Nothing recorded.“ Füllen Sie ihn aus, oder löschen Sie ihn.',
  )
  expect(writeUpWords.gaps(2)).toBe(
    'In 2 Abschnitten steht nur „Nothing recorded.“ Füllen Sie sie aus, oder löschen Sie sie.',
  )
  expect(writebackWords.retriedAll(1)).toBe('1 Übertragung läuft erneut.')
  expect(writebackWords.retriedAll(3)).toBe('3 Übertragungen laufen erneut.')
  expect(exportWords.savedWithout('a.zip', 1)).toContain('ohne 1 Datei, die sich nicht laden ließ.')
  expect(exportWords.savedWithout('a.zip', 2)).toContain('ohne 2 Dateien, die sich nicht laden ließen.')
  expect(filesWords.preparing(2)).toBe('2 Dateien werden vorbereitet…')
})

test('the person at this desk is addressed, and others are named', () => {
  expect(enrichmentWords.confirm.title('Ana')).toBe('Ana hat bestätigt:')
  expect(enrichmentWords.confirm.questionTitle(you)).toBe('Sie haben zurückgefragt:')
  expect(writebackWords.left('48213', you, 'Erledigt')).toBe('#48213 von Ihnen so belassen: Erledigt')
})

test('every rejection is a sentence in the singular, whatever was done', () => {
  for (const what of Object.values(doneWords)) expect(what).toMatch(/^(Ihre?|Das|Die|Der|Eine) \S/u)
  expect(rejectedWords.tooLate(doneWords['handoff.withdraw'], rejectedWords.claimedAt('Ben', 'Do'))).toBe(
    'Das Zurückziehen kam zu spät: Ben hat bereits übernommen (Do).',
  )
})

test('small amounts are said as what they are under', () => {
  expect(aiWords.usage.dollars(0)).toMatch(/0[.,]00/u)
  expect(aiWords.usage.dollars(5000)).toMatch(/^unter .*0[.,]01/u)
  expect(aiWords.judged.line(0, 0, 0, 1)).toBe('Noch nicht beurteilt (1 Einschätzung)')
})

test('a status that was left by hand is said in German, though the ticket system has it in English', () => {
  expect(inGerman(statusLeftByHand)).toBe('Der Status des Tickets sollte so bleiben, wie er war.')
})
