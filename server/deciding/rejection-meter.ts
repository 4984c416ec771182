/** How many rejections a person may have at once, and per minute after that. */
const atOnce = 500
const aMinute = 120
/** The most people remembered; the one rejected longest ago is forgotten first. */
const mostPeople = 20_000

/**
 * Counts rejections by person, in memory. Each rejection is stored forever so that its answer never changes, and a
 * flood of them would fill the disk. Desks predict rejections, so a well-behaved desk causes hardly any. With several
 * servers, each counts separately.
 */
export type RejectionMeter = {
  /** Counts one; returns false without counting it if it is over the limit. */
  take(person: { accountId: string; personId: string }): boolean
  /** When this person's next one is allowed; null if now. Milliseconds. */
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
    // A clock that was set back must not take credit away.
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
