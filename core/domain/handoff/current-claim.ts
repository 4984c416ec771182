/** What of a handoff says whose claim it is. */
type Claimed = {
  claimedBy: string | null
  claimedAt: number | null
  claimTakenOver?: { by: string; at: number } | null | undefined
}

/**
 * Whose claim it is now, and since when: whoever claimed it, until someone takes the session over from them. Null while it isn't
 * claimed.
 */
export const currentClaim = ({
  claimedBy,
  claimedAt,
  claimTakenOver,
}: Claimed): { by: string; at: number } | null =>
  claimedBy === null ? null : (claimTakenOver ?? { by: claimedBy, at: claimedAt ?? 0 })
