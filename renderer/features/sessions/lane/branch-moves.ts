import type { Branch, BranchStatus } from '../../../../core/domain/branches/branch.ts'
import { lineOfBranch } from '../../../../core/domain/branches/branch-tree.ts'

import { laneWords } from './lane.words.ts'

const words = laneWords.branches.moves

/** A move that the menu of a branch offers; `asks` when it wants a reason first. */
export type BranchMove = { status: BranchStatus; label: string; asks: boolean }

/** What can be done with a branch in this state. A dead end can be tried again. */
export const movesOf = (status: BranchStatus): BranchMove[] => {
  const moves: BranchMove[] = []
  if (status !== 'active') {
    const label = status === 'dead_end' ? words.retry : words.follow
    moves.push({ status: 'active', label, asks: false })
  }
  if (status !== 'dead_end') moves.push({ status: 'dead_end', label: words.ruleOut, asks: true })
  if (status !== 'solved') moves.push({ status: 'solved', label: words.solved, asks: false })
  if (status === 'active' || status === 'solved')
    moves.push({ status: 'untried', label: words.setAside, asks: false })
  return moves
}

/**
 * The branches to set aside, in order, to get back to the main line.
 *
 * Setting one aside leads to its parent, so this takes every open one from the active branch upward.
 */
export const wayToMainLine = (branches: readonly Branch[], activeBranchId: string | null): string[] => {
  const byId = new Map(branches.map((branch) => [branch.id, branch]))
  return lineOfBranch(branches, activeBranchId).filter((id) => byId.get(id)?.status !== 'dead_end')
}
