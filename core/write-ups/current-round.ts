import type { Entry } from '../domain/entry/entry.ts'
import type { Material } from './material.ts'

/** What a session holds of its present trouble, and whether it was reopened before that. */
export type Round = { material: Material; isReopened: boolean }

type Placed = { rev: number }

/**
 * Whether something was recorded or changed since the session was reopened. The server's order says so, because clocks differ; what has no
 * order yet, or came with the reopening, goes by its time.
 */
const isSince =
  (reopened: Pick<Entry, 'rev' | 'at'>) =>
  ({ rev }: Placed, at: number): boolean =>
    rev === 0 || reopened.rev === 0 || rev === reopened.rev ? at >= reopened.at : rev > reopened.rev

/**
 * What was recorded since a session was last reopened: it may be for another fault, and what was found before was about what
 * was solved then. All of it if it never was.
 */
export const currentRound = (material: Material): Round => {
  const { entries, facts, fixes, branches } = material
  const reopened = entries.findLast(({ event }) => event?.name === 'reopened')
  if (reopened === undefined) return { material, isReopened: false }
  const since = isSince(reopened)
  const now = entries.filter(({ seq }) => seq > reopened.seq)
  const ids = new Set(now.map(({ id }) => id))
  const onBranch = new Set(
    now.flatMap(({ branchId, event }) => (branchId === null || event !== null ? [] : [branchId])),
  )
  return {
    isReopened: true,
    material: {
      ...material,
      entries: now,
      facts: facts.filter(
        (fact) => since(fact, fact.createdAt) || (fact.sourceEntryId !== null && ids.has(fact.sourceEntryId)),
      ),
      fixes: fixes.filter((fix) => since(fix, Math.max(fix.createdAt, fix.outcomeAt ?? 0))),
      branches: branches.filter(
        (branch) => since(branch, Math.max(branch.createdAt, branch.statusAt)) || onBranch.has(branch.id),
      ),
    },
  }
}

/**
 * What a write-up is about: the present round of a session that was reopened, or all of it as long as nothing was recorded since, as
 * when someone only wants to put the note right.
 */
export const toldRound = (material: Material): Material => {
  const { material: now } = currentRound(material)
  const { facts, fixes, branches, entries } = now
  const isEmpty =
    facts.length + fixes.length + branches.length === 0 && entries.every(({ event }) => event !== null)
  return isEmpty ? material : now
}
