import { describe, expect, test } from 'vitest'
import { stepAnswer } from '../../../../../../core/intents/entry/step-answer.ts'
import { answerWith } from '../../../../../../renderer/features/sessions/steps/step-answer.ts'
import { fact, stepEntry } from '../../../../../support/desk/shown-documents.ts'

const question = stepEntry(1, { type: 'question', options: [{ value: 'n', label: 'No' }] })
const check = stepEntry(2, { type: 'check' })

describe('answerWith', () => {
  test('answers a question in words, and remembers them when asked to', () => {
    expect(answerWith(question, { kind: 'answered' }, ' Web shows it ', null, true)).toEqual({
      ok: true,
      answer: { entryId: 'e1', freeText: 'Web shows it', skipped: false },
      newFact: { text: 'Web shows it', source: 'question', sourceEntryId: 'e1' },
    })
  })

  test('changes the fact that came from the step instead of adding a second', () => {
    const plan = answerWith(
      check,
      { kind: 'result', success: false },
      'Not set',
      fact({ sourceEntryId: 'e2' }),
      true,
    )
    expect(plan).toMatchObject({
      ok: true,
      answer: { result: { success: false, details: 'Not set' }, fact: { factId: 'f1', text: 'Not set' } },
      newFact: null,
    })
  })

  test('joins a chosen option with the words beside it', () => {
    const plan = answerWith(question, { kind: 'option', value: 'n' }, 'web shows it', null, true)
    expect(plan).toMatchObject({ answer: { selected: 'n' }, newFact: { text: 'No: web shows it' } })
  })

  test('a skipped question makes no fact', () => {
    expect(answerWith(question, { kind: 'skipped' }, '', null, true)).toMatchObject({
      ok: true,
      newFact: null,
    })
  })

  test('asks for words where the answer or the fact is nothing without them', () => {
    expect(answerWith(question, { kind: 'answered' }, ' ', null, false)).toMatchObject({ ok: false })
    expect(answerWith(check, { kind: 'result', success: true }, '', null, true)).toMatchObject({ ok: false })
    expect(answerWith(check, { kind: 'result', success: true }, '', null, false)).toMatchObject({ ok: true })
    expect(answerWith(question, { kind: 'answered' }, 'a'.repeat(2001), null, false)).toMatchObject({
      ok: false,
    })
  })

  test('sends what the intent accepts', () => {
    for (const plan of [
      answerWith(question, { kind: 'option', value: 'n' }, '', null, false),
      answerWith(check, { kind: 'result', success: true }, 'fine', null, false),
      answerWith(check, { kind: 'skipped' }, '', null, false),
    ]) {
      expect(plan.ok && stepAnswer.payload.safeParse(plan.answer).success).toBe(true)
    }
  })
})
