/** Rejections of one person that are taken at once, and of each minute after that. */
const atOnce = 500
const aMinute = 120
/** People who are remembered at most; whoever was rejected longest ago is forgotten first. */
const mostPeople = 20_000

/**
 * Counts rejections by person, in memory: each is kept for ever, so that its answer never changes, and a flood of them
 * would fill the disk. A desk foresees what is rejected, so that hardly any comes from one that means well. Several
 * servers count each for itself.
 */
export type RejectionMeter = {
  /** Counts one; false when it is one too many, and then it is not counted. */
  take(person: { accountId: string; personId: string }): boolean
  /** When the next one of this person is taken; null when it is now. Milliseconds. */
  spentUntil(person: { accountId: string; personId: string }): number | null
}

/** @param clock in milliseconds */
export const createRejectionMeter = (clock: () => number): RejectionMeter => {
  const people = new Map<string, { left: number; at: number }>()
  const keyOf = ({ accountId, personId }: { accountId: string; personId: string }) =>
    `${accountId}/${personId}`
  const leftFor = (key: string): number => {
    const known = people.get(key)
    if (known === undefined) return atOnce
    // A clock that was set back takes nothing away.
    return Math.min(atOnce, known.left + (Math.max(0, clock() - known.at) / 60_000) * aMinute)
  }
  return {
    take(person) {
      const key = keyOf(person)
      const left = leftFor(key)
      if (left < 1) return false
      people.delete(key)
      people.set(key, { left: left - 1, at: clock() })
      for (const oldest of people.keys()) {
        if (people.size <= mostPeople) break
        people.delete(oldest)
      }
      return true
    },
    spentUntil(person) {
      const left = leftFor(keyOf(person))
      return left >= 1 ? null : clock() + Math.ceil(((1 - left) / aMinute) * 60_000)
    },
  }
}
