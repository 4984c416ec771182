import { vi } from 'vitest'

/** Waits until a check no longer throws: at once mostly, seconds on a machine that is busy. */
export const soon = async <T>(check: () => T | Promise<T>, seconds = 20): Promise<T> =>
  vi.waitFor(check, { timeout: seconds * 1000, interval: 25 })
