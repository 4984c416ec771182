/** Delay between attempts, in milliseconds: doubles each time, half of it random. */
export const backoff = { first: 300, most: 10_000 }

/** The delay before attempt `n` (from 0). `chance` is 0..1. */
export const waitBefore = (attempt: number, chance: number): number => {
  const full = Math.min(backoff.most, backoff.first * 2 ** Math.min(attempt, 16))
  return full / 2 + (full / 2) * chance
}
