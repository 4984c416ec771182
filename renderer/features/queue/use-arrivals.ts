import { useEffect, useState } from 'react'

/** How long after it came a key counts as arriving, milliseconds: once it slid in, scrolling does not repeat it. */
const arriving = 1000

const none: ReadonlySet<string> = new Set()

/**
 * The keys that came a moment ago, while the list was in view. What was there when it opened did not arrive.
 *
 * @param keys null until the list is known; the same array as long as nothing changed
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
