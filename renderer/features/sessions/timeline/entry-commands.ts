import { isAnswered, type Entry } from '../../../../core/domain/entry/entry.ts'
import { stepState } from '../../../../core/domain/timeline/progress.ts'
import { answerOf } from '../../../language/steps.ts'
import type { TimelineLine } from './timeline-line.ts'

/**
 * The step that A answers: the current one while it has no answer, or else the next open one, or else the first open
 * one. Only when nothing is open does it change the answer of the current one.
 *
 * @param steps the session's steps that are on the screen's timeline, in order
 */
export const stepToAnswer = (current: Entry | null, steps: readonly Entry[]): Entry | null => {
  if (current?.step && !isAnswered(current.step)) return current
  const open = steps.filter((step) => stepState(step) === 'open')
  const next = current === null ? undefined : open.find((step) => step.seq > current.seq)
  return next ?? open[0] ?? (current !== null && current.step !== null ? current : null)
}

/**
 * An entry as it is copied: its text and, for a step, the answer; for an event, its sentence and what was written with
 * it. Empty if there is nothing to copy, as for images alone.
 */
export const textToCopy = (entry: Entry, line: TimelineLine): string => {
  const { isEvent, lead, text, quote, branches } = line
  const parts = isEvent
    ? [
        [lead, text].filter((part) => part !== '').join(' '),
        ...branches.map(({ label }) => `- ${label}`),
        quote,
      ]
    : [entry.text, answerOf(entry) === '' ? '' : `→ ${answerOf(entry)}`]
  return parts.filter((part) => part.trim() !== '').join('\n')
}
