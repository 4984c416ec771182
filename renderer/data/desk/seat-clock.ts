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
  /** Whether the clock has jumped since the server's time was last heard: ask for it again. */
  hasJumped(): boolean
}

const key = 'clock-skew'
/** Differences up to this are drift and rounding. Milliseconds. */
const drift = 5000

/**
 * Starts with the difference measured last.
 *
 * The device's clock may be set while the desk is open, so it is compared with a monotonic one. A clock that was set
 * back is recognised at once, and time goes on by the other. A jump ahead may be that, or a machine that slept, while
 * many monotonic clocks stand still: the device's clock is believed until the server's time is heard again.
 */
export const openSeatClock = async (parts: {
  kept: KeptValues
  clock: () => number
  /** Milliseconds since some moment; never set. */
  steady?: () => number
  onError: (error: unknown) => void
}): Promise<SeatClock> => {
  const { clock } = parts
  const steady = parts.steady ?? (() => performance.now())
  let skew = await keptNumber(parts.kept, key, 0)
  let heard = { clock: clock(), steady: steady() }
  let jumped = false
  const look = (): void => {
    const ahead = clock() - heard.clock - (steady() - heard.steady)
    if (Math.abs(ahead) <= drift) return
    jumped = true
    if (ahead < 0) skew += ahead
    heard = { clock: clock(), steady: steady() }
  }
  return {
    now() {
      look()
      return Math.round(clock() - skew)
    },
    skew: () => skew,
    correct(serverNow) {
      skew = clock() - serverNow
      heard = { clock: clock(), steady: steady() }
      jumped = false
      parts.kept.write(key, String(skew)).catch(parts.onError)
    },
    hasJumped() {
      look()
      return jumped
    },
  }
}
