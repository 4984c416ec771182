import type { Entry, Step, StepType } from './entry.ts'

/** The word for each type of step. */
export const stepWords: Record<StepType, string> = { action: 'Step', question: 'Question', check: 'Check' }

/** The possible results of a step in the words people choose from: good and bad. */
export const resultWords: Record<StepType, { good: string; bad: string }> = {
  action: { good: 'Helped', bad: 'Didn’t help' },
  question: { good: 'Good sign', bad: 'Bad sign' },
  check: { good: 'Passed', bad: 'Failed' },
}

/** The word for the result of a step of that type. */
export const resultWord = (
  type: StepType,
  success: boolean,
  words: AnswerWords['results'] = resultWords,
): string => (success ? words[type].good : words[type].bad)

/** What an answer to a step is called. */
export type AnswerWords = {
  results: Readonly<Record<StepType, { readonly good: string; readonly bad: string }>>
  skipped: string
}
const answerWords: AnswerWords = { results: resultWords, skipped: 'Skipped' }

/** What someone chose or typed for a step, without the result; nothing if it was skipped. */
export const stepSaid = (step: Step): string[] => {
  if (step.skipped) return []
  const chosen = step.options.find((option) => option.value === step.selected)?.label
  return [chosen ?? '', step.freeText ?? '', step.result?.details ?? ''].filter((part) => part !== '')
}

/** The answer to a step, one part a line, the result before what was found; empty while there is none. */
export const stepAnswers = ({ step }: Pick<Entry, 'step'>, words: AnswerWords = answerWords): string[] => {
  if (step === null) return []
  if (step.skipped) return [words.skipped]
  const { result } = step
  if (result === null) return stepSaid(step)
  const word = resultWord(step.type, result.success, words.results)
  const said = stepSaid({ ...step, result: null })
  return [...said, result.details === '' ? word : `${word}: ${result.details}`]
}

/** What was asked or done and what it gave, on one line: `Ping: passed`, `Does it fail? No`. */
export const withResult = (said: string, result: string): string =>
  `${said}${/[?!:]\s*$/u.test(said) ? '' : ':'} ${result}`
