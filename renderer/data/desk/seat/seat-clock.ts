import type { KeptValues } from '../../store/own/kept-values.ts'
import type { Connection } from '../../wire/connection.ts'
import { keptNumber } from '../kept/kept-number.ts'

/** The server's time as far as this device knows: its own clock minus how far that is ahead. */
export type SeatClock = {
  /** Whole milliseconds. */
  now(): number
  /** How far this device is ahead, milliseconds. */
  skew(): number
  /** Called with the server's time whenever it is heard. Returns whether that changed anything worth telling. */
  heard(serverNow: number): boolean
  /** Whether the clock has jumped since the server's time was last heard: ask for it again. */
  hasJumped(): boolean
}

const key = 'clock-skew'
/** Differences up to this are drift and rounding. Milliseconds. */
const drift = 5000
/** How soon a clock that was set is noticed. Milliseconds. */
const watchMs = 2000

/**
 * Starts with the difference measured last.
 *
 * The device's clock may be set while the desk is open, so it is compared with a monotonic one. A clock that was set
 * back is recognised at once, and time goes on by the other. A jump ahead may be that, or a machine that slept, while
 * many monotonic clocks stand still: the device's clock is believed until the server's time is heard again.
 *
 * Every answer brings the server's time, later by what it was under way. So the one that was heard soonest counts,
 * until one differs by more than that can be.
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
  let latest = { clock: clock(), steady: steady() }
  let jumped = false
  let hasHeard = false
  /** What was told and stored last. */
  let told = skew
  const look = (): void => {
    const ahead = clock() - latest.clock - (steady() - latest.steady)
    if (Math.abs(ahead) <= drift) return
    jumped = true
    if (ahead < 0) skew += ahead
    latest = { clock: clock(), steady: steady() }
  }
  return {
    now() {
      look()
      return Math.round(clock() - skew)
    },
    skew: () => skew,
    heard(serverNow) {
      look()
      const measured = clock() - serverNow
      latest = { clock: clock(), steady: steady() }
      if (!jumped && hasHeard && measured >= skew && measured <= skew + drift) return false
      const isNews = jumped || !hasHeard || Math.abs(measured - told) > drift
      skew = measured
      jumped = false
      hasHeard = true
      if (!isNews) return false
      told = skew
      parts.kept.write(key, String(skew)).catch(parts.onError)
      return true
    },
    hasJumped() {
      look()
      return jumped
    },
  }
}

/** A clock that was set while connected is measured again by connecting again, which brings the server's time. */
export const restartAfterJump = (
  clock: Pick<SeatClock, 'hasJumped'>,
  connection: Pick<Connection, 'isOnline' | 'restart'>,
): (() => void) => {
  const watch = setInterval(() => {
    if (clock.hasJumped() && connection.isOnline()) connection.restart()
  }, watchMs)
  return () => clearInterval(watch)
}
