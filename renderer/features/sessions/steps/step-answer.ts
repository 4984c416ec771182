import type { Entry } from '../../../../core/domain/entry.ts'
import type { Fact } from '../../../../core/domain/fact.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { lengthProblem } from '../../forms/text-size.ts'

/** How someone answered: in words, by an option, by what came of it, or not at all. */
export type Answer =
  | { kind: 'answered' }
  | { kind: 'option'; value: string }
  | { kind: 'result'; success: boolean }
  | { kind: 'skipped' }
  /** No one has answered, after all. */
  | { kind: 'open' }

/** True when something was said, chosen or found, or the step was left out. */
export const isAnswered = ({ step }: Pick<Entry, 'step'>): boolean =>
  step !== null &&
  (step.skipped || step.selected !== null || (step.freeText ?? '') !== '' || step.result !== null)

/** What an answer sends: to the step, and perhaps a fact that was not known before. */
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
 * A fact that came from the step follows its answer; `known` asks for one where there is none. A fact says what
 * was typed or chosen, so an answer without words makes none.
 *
 * @param typed the words, which may be empty except where they are the answer
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
      message:
        entry.step?.type === 'question'
          ? 'Type the answer, or skip the question.'
          : 'Type what you found, say how it went, or skip it.',
    }
  const label =
    answer.kind === 'option'
      ? (entry.step?.options.find((option) => option.value === answer.value)?.label ?? answer.value)
      : ''
  const words = [label, text].filter((part) => part !== '').join(': ')
  const kept = known && words !== '' && answer.kind !== 'skipped' && answer.kind !== 'open'
  if (known && words === '' && answer.kind === 'result') {
    return { ok: false, message: 'Say what you found, so that it can be added to what we know.' }
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
      // What was found is the result's details, and not said a second time beside it.
      return { result: { success: answer.success, details: text }, freeText: null, skipped: false }
    case 'skipped':
      return { skipped: true }
    case 'open':
      return { selected: null, freeText: null, result: null, skipped: false }
  }
}
