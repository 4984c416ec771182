import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/**
 * Counts attempts by key: a fixed number per window, which starts with the first attempt. In memory, for this process.
 */
export type RateLimit = {
  /** Takes one attempt. Returns 0 if allowed, otherwise the milliseconds until the window ends. */
  take(key: string): Promise<number>
  /** Returns an attempt that turned out to be legitimate. */
  giveBack(key: string): Promise<void>
}

/** The most keys remembered; those not seen for longest are dropped first. */
const maxKeys = 20_000

/**
 * A limit of `points` attempts in `seconds`.
 *
 * Protects against guessing and flooding. With several servers, each counts separately, which is good enough: no secret
 * depends on these limits for its strength.
 */
export const createRateLimit = (options: { points: number; seconds: number }): RateLimit => {
  const limiter = new RateLimiterMemory({ points: options.points, duration: options.seconds })
  /** Most recent last. The library itself would remember as many keys as there are attempts in a window. */
  const keys = new Set<string>()
  const remember = async (key: string) => {
    keys.delete(key)
    keys.add(key)
    if (keys.size <= maxKeys) return
    const [oldest] = keys
    if (oldest === undefined) return
    keys.delete(oldest)
    await limiter.delete(oldest)
  }
  const giveBack: RateLimit['giveBack'] = async (key) => {
    await limiter.reward(key)
  }
  return {
    async take(key) {
      await remember(key)
      try {
        await limiter.consume(key)
        return 0
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        // A denied attempt doesn't count; otherwise giving back the allowed ones would never be enough.
        await giveBack(key)
        return Math.max(1, refused.msBeforeNext)
      }
    },
    giveBack,
  }
}
