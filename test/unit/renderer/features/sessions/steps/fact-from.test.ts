import { describe, expect, test } from 'vitest'
import { factFrom } from '../../../../../../renderer/features/sessions/steps/fact-from.ts'
import { entry, fact, stepEntry } from '../../../../../support/desk/shown-documents.ts'

describe('factFrom', () => {
  test('takes the answer of a question, whose fact is then changed there', () => {
    const asked = stepEntry(1, { type: 'question', freeText: 'Web shows it' }, { text: 'On the web too?' })
    expect(factFrom(asked, [])).toEqual({
      kind: 'add',
      text: 'Web shows it',
      fact: { text: 'Web shows it', source: 'question', sourceEntryId: 'e1' },
    })
  })

  test.each([
    [
      'the words of a step without an answer',
      stepEntry(1, {}, { text: 'Rolled back' }),
      'Rolled back',
      'check',
    ],
    [
      'the words with a result that says nothing by itself',
      stepEntry(1, { type: 'check', result: { success: false, details: '' } }, { text: 'Port 443 open' }),
      'Port 443 open: Failed',
      'check',
    ],
    ['a note as it is', entry({ text: 'Only this site' }), 'Only this site', 'note'],
  ] as const)('takes %s', (_, from, text, source) => {
    expect(factFrom(from, [])).toMatchObject({ kind: 'add', text, fact: { source } })
  })

  test('adds nothing twice, and brings back what was removed', () => {
    const note = entry({ text: 'Webmail works.' })
    expect(factFrom(note, [fact({ sourceEntryId: note.id })])).toMatchObject({ kind: 'rejected' })
    expect(factFrom(note, [fact({ sourceEntryId: note.id, removedAt: 5 })])).toEqual({
      kind: 'restore',
      factId: 'f1',
      text: 'Webmail works.',
    })
    expect(factFrom(note, [fact({ sourceEntryId: note.id, removedAt: 5, text: 'Old words' })])).toMatchObject(
      {
        kind: 'add',
      },
    )
  })

  test('refuses what is no fact, or too long for one, with a sentence', () => {
    const event = entry({ kind: 'event', event: { name: 'parked', handoffId: null } })
    const asked = stepEntry(1, { type: 'question' }, { text: 'Since when?' })
    const skipped = stepEntry(1, { type: 'check', skipped: true }, { text: 'Port 443 open' })
    for (const from of [event, asked, skipped, entry({ text: 'x'.repeat(2001) }), entry({ text: ' ' })]) {
      expect(factFrom(from, [])).toMatchObject({ kind: 'rejected', message: expect.stringMatching(/\.$/) })
    }
  })
})
