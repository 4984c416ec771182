import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextWords } from '../../../../renderer/features/handoffs/context/context.words.de.ts'
import { handoffDialogWords } from '../../../../renderer/features/handoffs/dialogs/handoff-dialogs.words.de.ts'
import { handoffStatusWords } from '../../../../renderer/features/handoffs/status/handoff-status.words.de.ts'
import { setSpokenLanguage } from '../../../../renderer/language/language.ts'

const hour = 3_600_000

beforeAll(() => setSpokenLanguage('de'))
afterAll(() => setSpokenLanguage('en'))

describe('who did it stands in the form that its place asks for', () => {
  test.each([
    [contextWords.from, 'Von Ana', 'Von Ihnen'],
    [contextWords.to, 'An Ana', 'An Sie'],
    [
      (name: string) => contextWords.claimedBy(name, 12_000),
      'Ana hat das vor 12 s übernommen.',
      'Sie haben das vor 12 s übernommen.',
    ],
    [
      (name: string) => contextWords.earlierParked('Do', name),
      'Geparkt von Ana, Do',
      'Geparkt von Ihnen, Do',
    ],
    [handoffStatusWords.claimed, 'Übernommen von Ana', 'Übernommen von Ihnen'],
    [
      (name: string) => handoffDialogWords.history.claimed(name, 2 * hour),
      'Nach 2 Std. von Ana übernommen',
      'Nach 2 Std. von Ihnen übernommen',
    ],
  ])('%#: %s', (words, ana, you) => {
    expect(words('Ana')).toBe(ana)
    expect(words('Sie')).toBe(you)
  })
})

test('counts go with their words', () => {
  expect(contextWords.tried(1, 0)).toBe('1 Schritt versucht')
  expect(contextWords.tried(0, 1)).toBe('1 Schritt offen, keiner versucht')
  expect(contextWords.tried(1204, 2)).toBe('1.204 Schritte versucht, 2 offen')
  expect(contextWords.earlierSteps(1)).toBe('und 1 früherer Schritt')
  expect(contextWords.addedSince(1)).toBe('So war der Stand damals. Seitdem kam 1 Eintrag hinzu.')
  expect(contextWords.addedSince(3)).toBe('So war der Stand damals. Seitdem kamen 3 Einträge hinzu.')
  expect(handoffStatusWords.others(1)).toBe('und 1 weitere Person')
  expect(handoffDialogWords.escalate.people(0)).toBe('niemand kann übernehmen')
})

test('no sentence ends in the full stop of its unit and one more', () => {
  const ended = [
    contextWords.reserved('Ana', 2 * hour),
    contextWords.claimedBy('Ana', 2 * hour),
    contextWords.alreadyClaimed('Ana', 2 * hour),
    handoffStatusWords.waitingTooLong(2 * hour),
  ]
  for (const sentence of ended) expect(sentence).toMatch(/[a-zä]\.$/u)
  for (const sentence of ended) expect(sentence).not.toContain('..')
})

test('where a handoff stands is one sentence, and nouns keep their capitals', () => {
  expect(handoffStatusWords.ladder(['Auf diesem Gerät'], 'Gesendet')).toBe(
    'Auf diesem Gerät. Noch nicht: Gesendet.',
  )
  expect(handoffStatusWords.ladder(['Gesendet', 'Gesehen von 1'], null)).toBe('Gesendet, Gesehen von 1.')
})

test.each(['resumed', 'resolved', 'abandoned', 'escalated', null] as const)(
  'an ended handoff says why: %s',
  (because) => {
    expect(contextWords.ended(because)).toMatch(/^Diese Übergabe ist beendet[.:]/u)
  },
)
