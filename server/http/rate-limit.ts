/** Counts attempts by key: `burst` at once, and `perMinute` again over time. */
export type RateLimit = {
  /** Takes one attempt. 0 when it is granted, else the milliseconds until the next one would be. */
  take(key: string): number
  /** Gives an attempt back that turned out to be a rightful one. */
  giveBack(key: string): void
}

/** Keys that are remembered at most; the longest known go first. */
const maxKeys = 20_000

/**
 * A token bucket for each key, in memory.
 *
 * It guards against guessing and flooding from one place. Several servers count each for itself, which is good
 * enough: none of the limits is what a secret's strength rests on.
 */
export const createRateLimit = (options: {
  burst: number
  perMinute: number
  clock: () => number
}): RateLimit => {
  const { burst, clock } = options
  const perMs = options.perMinute / 60_000
  const buckets = new Map<string, { left: number; at: number }>()

  const now = (key: string): number => {
    const bucket = buckets.get(key)
    if (bucket === undefined) return burst
    // A clock that was set back must not take attempts away.
    return Math.min(burst, bucket.left + Math.max(0, clock() - bucket.at) * perMs)
  }
  const keep = (key: string, left: number): void => {
    buckets.delete(key)
    if (left >= burst) return
    buckets.set(key, { left, at: clock() })
    for (const oldest of buckets.keys()) {
      if (buckets.size <= maxKeys) break
      buckets.delete(oldest)
    }
  }

  return {
    take(key) {
      const left = now(key)
      if (left < 1) return Math.ceil((1 - left) / perMs)
      keep(key, left - 1)
      return 0
    },
    giveBack(key) {
      keep(key, Math.min(burst, now(key) + 1))
    },
  }
}

/** The place that an address stands for: an IPv4 address, or the /64 network that one IPv6 subscriber has. */
export const placeOf = (ip: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  if (!ip.includes(':')) return ip
  const [head = '', tail] = ip.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
