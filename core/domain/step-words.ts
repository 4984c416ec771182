import type { Entry, Step, StepType } from './entry.ts'

/** What a step is called by its type. */
export const stepWords: Record<StepType, string> = { action: 'Step', question: 'Question', check: 'Check' }

/** What may come of a step, in the words in which people choose it: well, and not. */
const resultWords: Record<StepType, { good: string; bad: string }> = {
  action: { good: 'Helped', bad: 'Did not help' },
  question: { good: 'Good sign', bad: 'Bad sign' },
  check: { good: 'Fine', bad: 'Not fine' },
}

/** The word for what came of a step of that type. */
export const resultWord = (type: StepType, success: boolean): string =>
  success ? resultWords[type].good : resultWords[type].bad

/** What someone chose or typed about a step, without the verdict; nothing when it was skipped. */
export const stepSaid = (step: Step): string[] => {
  if (step.skipped) return []
  const chosen = step.options.find((option) => option.value === step.selected)?.label
  return [chosen ?? '', step.freeText ?? '', step.result?.details ?? ''].filter((part) => part !== '')
}

/** What came of a step, a part a line, a verdict before what was found; empty while nothing did. */
export const stepAnswers = ({ step }: Pick<Entry, 'step'>): string[] => {
  if (step === null) return []
  if (step.skipped) return ['Skipped']
  const { result } = step
  if (result === null) return stepSaid(step)
  const verdict = resultWord(step.type, result.success)
  const said = stepSaid({ ...step, result: null })
  return [...said, result.details === '' ? verdict : `${verdict}: ${result.details}`]
}
