import type { Entry } from '../../../../core/domain/entry.ts'
import { answerOf, stepState } from '../../../../core/domain/progress.ts'

/** A question or check in the lane. */
export type Task = { entry: Entry; open: boolean; answer: string }

/** Questions or checks of a session, open ones first, otherwise in order. */
export const tasksOf = (entries: readonly Entry[], type: 'question' | 'check'): Task[] =>
  entries
    .filter((entry) => entry.step?.type === type)
    .map((entry) => ({ entry, open: stepState(entry) === 'open', answer: answerOf(entry) }))
    .toSorted((a, b) => Number(b.open) - Number(a.open) || a.entry.seq - b.entry.seq)
