import { useEffect, useState } from 'react'

/** How long a key counts as arriving, in milliseconds: once it has slid in, scrolling doesn't repeat it. */
const arriving = 1000

const none: ReadonlySet<string> = new Set()

/**
 * The keys that arrived a moment ago, while the list was visible. What was there when it opened doesn't count.
 *
 * @param keys null until the list is loaded; the same array as long as nothing changes
 */
export const useArrivals = (keys: readonly string[] | null): ReadonlySet<string> => {
  const [known, setKnown] = useState(keys)
  const [arrived, setArrived] = useState(none)
  if (keys !== known) {
    setKnown(keys)
    const before = known === null ? null : new Set(known)
    const fresh = before === null || keys === null ? [] : keys.filter((key) => !before.has(key))
    if (fresh.length > 0) setArrived(new Set([...arrived, ...fresh]))
  }
  useEffect(() => {
    if (arrived.size === 0) return undefined
    const timer = setTimeout(() => setArrived(none), arriving)
    return () => clearTimeout(timer)
  }, [arrived])
  return arrived
}
