import type { Material } from '../write-ups/material.ts'

/** What a session holds of its present trouble, and whether it was reopened before that. */
export type Round = { material: Material; isReopened: boolean }

/**
 * What was recorded since a session was last reopened: it may be for another fault, and what was found before was about what
 * was solved then. All of it if it never was.
 *
 * Entries go by their order, because clocks differ; what has no place among them goes by its time.
 */
export const currentRound = (material: Material): Round => {
  const { entries, facts, fixes, branches } = material
  const reopened = entries.findLast(({ event }) => event?.name === 'reopened')
  if (reopened === undefined) return { material, isReopened: false }
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
        ({ createdAt, sourceEntryId }) =>
          createdAt >= reopened.at || (sourceEntryId !== null && ids.has(sourceEntryId)),
      ),
      fixes: fixes.filter(
        ({ createdAt, outcomeAt }) => createdAt >= reopened.at || (outcomeAt ?? 0) >= reopened.at,
      ),
      branches: branches.filter(
        ({ id, createdAt, statusAt }) =>
          createdAt >= reopened.at || statusAt >= reopened.at || onBranch.has(id),
      ),
    },
  }
}
