import type { KeptValues } from '../store/kept-values.ts'
import { keptNumber } from './kept-number.ts'

/** The server's time as far as this device knows: its own clock minus how far that is ahead. */
export type SeatClock = {
  /** Whole milliseconds. */
  now(): number
  /** How far this device is ahead, milliseconds. */
  skew(): number
  /** Called with the server's time. */
  correct(serverNow: number): void
}

const key = 'clock-skew'

/** Starts with the difference measured last. */
export const openSeatClock = async (parts: {
  kept: KeptValues
  clock: () => number
  onError: (error: unknown) => void
}): Promise<SeatClock> => {
  let skew = await keptNumber(parts.kept, key, 0)
  return {
    now: () => Math.round(parts.clock() - skew),
    skew: () => skew,
    correct(serverNow) {
      skew = parts.clock() - serverNow
      parts.kept.write(key, String(skew)).catch(parts.onError)
    },
  }
}
