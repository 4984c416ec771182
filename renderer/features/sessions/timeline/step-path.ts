import type { Branch } from '../../../../core/domain/branches/branch.ts'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import { stepState, type TriedState } from '../../../../core/domain/timeline/progress.ts'
import { timelineWords } from './timeline.words.ts'

/** A step of the diagnosis path; `branch` is the branch it was taken on, where that changes. */
export type PathLine = { entry: Entry; order: number; state: TriedState; branch: string | null }

/** The diagnosis path: the steps in order, each branch named where its steps begin. */
export const pathOf = (
  steps: readonly Entry[],
  branches: readonly Pick<Branch, 'id' | 'label'>[],
): PathLine[] => {
  const labels = new Map(branches.map((branch) => [branch.id, branch.label]))
  let before: string | null = null
  return steps
    .filter((entry) => entry.step !== null)
    .toSorted((a, b) => (a.step?.order ?? 0) - (b.step?.order ?? 0) || a.seq - b.seq)
    .map((entry) => {
      const turned = entry.branchId !== before
      before = entry.branchId
      const label = entry.branchId === null ? timelineWords.mainLine : (labels.get(entry.branchId) ?? null)
      return {
        entry,
        order: entry.step?.order ?? 0,
        state: stepState(entry),
        branch: turned && labels.size > 0 ? label : null,
      }
    })
}
