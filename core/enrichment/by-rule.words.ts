import type { TriedState } from '../domain/timeline/progress.ts'

/** The words that rules add to what people wrote. Every other word of what they make is from the session. */
export const frames = {
  step: 'step',
  stepResults: {
    worked: 'with a good result',
    failed: 'with a bad result',
    done: 'done',
    answered: 'answered',
    skipped: 'skipped',
    open: 'open',
  } satisfies Partial<Record<TriedState, string>> as Partial<Record<TriedState, string>>,
  ruledOut: 'Ruled out',
  following: 'Being followed',
  reopened: 'Reopened.',
  nothing: 'Nothing is recorded beyond the problem.',
  nothingSince: 'Nothing has been recorded since.',
  checkFix: 'Check how the fix went',
  tryFix: 'Try',
  goOn: 'Go on with',
}
