/** A bucket of tokens: `perSecond` sustained, twice that in a burst. `now` in milliseconds. */
export const createBucket = (perSecond: number) => {
  const burst = perSecond * 2
  let tokens = burst
  let last = 0
  return {
    /** Takes one token; false when there is none. */
    take(now: number): boolean {
      tokens = Math.min(burst, tokens + (Math.max(0, now - last) / 1000) * perSecond)
      last = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
