/** A token bucket that refills over time. */
export type Bucket = {
  /** Takes tokens, or returns false and takes none if there aren't enough. */
  take(now: number, tokens?: number): boolean
}

/** A bucket that refills at `perSecond` and holds `burst` times that. `now` in milliseconds. */
export const createBucket = (perSecond: number, burst = 2): Bucket => {
  const most = perSecond * burst
  let left = most
  let last = 0
  return {
    take(now, tokens = 1) {
      left = Math.min(most, left + (Math.max(0, now - last) / 1000) * perSecond)
      last = now
      if (left < tokens) return false
      left -= tokens
      return true
    },
  }
}
