import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Counts attempts by key: so many in a window that opens with the first. In memory, for this process. */
export type RateLimit = {
  /** Takes one attempt. 0 when it is granted, else the milliseconds until the window closes. */
  take(key: string): Promise<number>
  /** Gives an attempt back that turned out to be a rightful one. */
  giveBack(key: string): Promise<void>
}

/** Keys that are remembered at most; those that were seen longest ago go first. */
const maxKeys = 20_000

/**
 * A limit of `points` attempts in `seconds`.
 *
 * It guards against guessing and flooding. Several servers count each for itself, which is good enough: none of the
 * limits is what a secret's strength rests on.
 */
export const createRateLimit = (options: { points: number; seconds: number }): RateLimit => {
  const limiter = new RateLimiterMemory({ points: options.points, duration: options.seconds })
  /** The latest last; the library itself would remember as many as there are attempts in a window. */
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
        // What was not granted does not count, or giving back what others took would never be enough.
        await giveBack(key)
        return Math.max(1, refused.msBeforeNext)
      }
    },
    giveBack,
  }
}
