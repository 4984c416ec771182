/** Tokens that come back over time. */
export type Bucket = {
  /** Takes tokens; false when there are not that many, and then none are taken. */
  take(now: number, tokens?: number): boolean
}

/** A bucket of `perSecond` tokens sustained, `burst` times that at once. `now` in milliseconds. */
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
