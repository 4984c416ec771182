import type { Branch, BranchStatus } from '../../../../core/domain/branch.ts'
import { lineOfBranch } from '../../../../core/domain/branch-tree.ts'

/** A move that the menu of a branch offers. `asks` when a reason is wanted first. */
export type BranchMove = { status: BranchStatus; label: string; asks: boolean }

/** What can become of a branch, by what it is. A dead end can be tried again. */
export const movesOf = (status: BranchStatus): BranchMove[] => {
  const moves: BranchMove[] = []
  if (status !== 'active') {
    const label = status === 'dead_end' ? 'Try it again' : 'Follow this one'
    moves.push({ status: 'active', label, asks: false })
  }
  if (status !== 'dead_end') moves.push({ status: 'dead_end', label: 'Rule it out…', asks: true })
  if (status !== 'solved') moves.push({ status: 'solved', label: 'It solved it', asks: false })
  if (status === 'active' || status === 'solved')
    moves.push({ status: 'untried', label: 'Set it aside', asks: false })
  return moves
}

/**
 * The branches to be set aside, in their order, so that the main line is followed again.
 *
 * Setting one aside leads to its parent, so all from the active one upwards that stand open go.
 */
export const wayToMainLine = (branches: readonly Branch[], activeBranchId: string | null): string[] => {
  const byId = new Map(branches.map((branch) => [branch.id, branch]))
  return lineOfBranch(branches, activeBranchId).filter((id) => byId.get(id)?.status !== 'dead_end')
}
