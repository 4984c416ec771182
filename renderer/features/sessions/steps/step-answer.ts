import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { lengthProblem } from '../../forms/text-size.ts'

import { stepsWords } from './steps.words.ts'

/** How someone answered: with text, an option, a result, or not at all. */
export type Answer =
  | { kind: 'answered' }
  | { kind: 'option'; value: string }
  | { kind: 'result'; success: boolean }
  | { kind: 'skipped' }
  /** A step that was to be done is; with or without a word about it. */
  | { kind: 'done' }
  /** The answer was cleared, so the step is open again. */
  | { kind: 'open' }

/** What an answer sends: the answer itself and, possibly, a new fact. */
export type AnswerPlan =
  | {
      ok: true
      answer: IntentInput<'step.answer'>
      newFact: Pick<IntentInput<'fact.add'>, 'text' | 'source' | 'sourceEntryId'> | null
    }
  | { ok: false; message: string }

/**
 * Plans an answer to a step.
 *
 * A fact that came from the step follows its answer; `known` asks for one when there is none. A fact says what was typed
 * or chosen, so an answer without text makes none.
 *
 * @param typed the text, which can be empty unless it is the answer
 */
export const answerWith = (
  entry: Entry,
  answer: Answer,
  typed: string,
  fact: Fact | null,
  known: boolean,
): AnswerPlan => {
  const text = typed.trim()
  const tooLong = lengthProblem(text, 2000)
  if (tooLong !== null) return { ok: false, message: tooLong }
  if (answer.kind === 'answered' && text === '')
    return {
      ok: false,
      message: entry.step?.type === 'question' ? stepsWords.answerMissing : stepsWords.resultMissing,
    }
  const label =
    answer.kind === 'option'
      ? (entry.step?.options.find((option) => option.value === answer.value)?.label ?? answer.value)
      : ''
  const words = [label, text].filter((part) => part !== '').join(': ')
  const kept = known && words !== '' && answer.kind !== 'skipped' && answer.kind !== 'open'
  if (known && words === '' && answer.kind === 'result') {
    return { ok: false, message: stepsWords.factNeedsText }
  }
  const source = entry.step?.type === 'question' ? 'question' : 'check'
  return {
    ok: true,
    answer: {
      entryId: entry.id,
      ...partsOf(answer, text),
      ...(kept && fact !== null ? { fact: { factId: fact.id, text: words } } : {}),
    },
    newFact: kept && fact === null ? { text: words, source, sourceEntryId: entry.id } : null,
  }
}

const partsOf = (answer: Answer, text: string): Omit<IntentInput<'step.answer'>, 'entryId' | 'fact'> => {
  switch (answer.kind) {
    case 'answered':
      return { freeText: text, skipped: false }
    case 'option':
      return { selected: answer.value, freeText: text === '' ? null : text, skipped: false }
    case 'result':
      // The text goes into the result's details, and isn't repeated next to it.
      return { result: { success: answer.success, details: text }, freeText: null, skipped: false }
    case 'skipped':
      return { skipped: true }
    case 'open':
      return { selected: null, freeText: null, result: null, skipped: false, toDo: true }
    case 'done':
      return { freeText: text === '' ? null : text, skipped: false, toDo: false }
  }
}
