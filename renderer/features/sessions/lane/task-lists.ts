import type { Entry } from '../../../../core/domain/entry/entry.ts'
import { stepState } from '../../../../core/domain/timeline/progress.ts'
import { answerOf } from '../../../language/steps.ts'

/** A question or check in the lane. */
export type Task = { entry: Entry; open: boolean; answer: string }

const isToDo = (entry: Entry): boolean => entry.step?.type === 'action' && stepState(entry) === 'open'

/** Questions or checks of a session, open ones first, otherwise in order; among the checks also steps while they are to be done. */
export const tasksOf = (entries: readonly Entry[], type: 'question' | 'check'): Task[] =>
  entries
    .filter((entry) => entry.step?.type === type || (type === 'check' && isToDo(entry)))
    .map((entry) => ({ entry, open: stepState(entry) === 'open', answer: answerOf(entry) }))
    .toSorted((a, b) => Number(b.open) - Number(a.open) || a.entry.seq - b.entry.seq)
