import { z } from 'zod'
import { Timestamp } from '../document/id.ts'
import { day } from './durations.ts'

/** A device's clock that differs by no more is right, for reminders. Milliseconds. */
const aboutRight = 5 * 60_000

/** The formats that read a wall clock; making one costs more than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockIn = (zone: string): Intl.DateTimeFormat => {
  const made =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  clocks.set(zone, made)
  return made
}

/** Whether this is a time zone that can be calculated with. */
export const isZone = (zone: string): boolean => {
  try {
    clockIn(zone)
    return true
  } catch {
    return false
  }
}

/** What a clock on the wall of a time zone shows: `2026-11-30T09:00` in `Europe/London`. */
export const WallTime = z.object({
  time: z.iso.datetime({ local: true, offset: false, precision: -1 }).length(16),
  zone: z.string().max(60).refine(isZone, 'Not a time zone.'),
})
export type WallTime = z.infer<typeof WallTime>

/**
 * When to be reminded, as the person meant it (decision 36).
 *
 * `said` is what their device took for the current time, milliseconds; `wall` is null for a time from then on ("in an
 * hour").
 */
export const Reminder = z.object({ said: Timestamp, wall: WallTime.nullable() })
export type Reminder = z.infer<typeof Reminder>

/** What the wall shows at an instant, as if it were UTC. To the minute, milliseconds. */
const shownAt = (at: number, zone: string): number => {
  const parts = new Map(
    clockIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
}

const written = (shown: number): string => new Date(shown).toISOString().slice(0, 16)

/** What the wall of a zone shows at an instant. */
export const wallTimeAt = (at: number, zone: string): WallTime => ({
  time: written(shownAt(at, zone)),
  zone,
})

/** When the wall of a zone shows this, milliseconds. */
const instantShowing = (shown: number, zone: string): number => {
  const ahead = (at: number) => shownAt(at, zone) - Math.floor(at / 60_000) * 60_000
  const before = shown - ahead(shown - day)
  const after = shown - ahead(shown + day)
  const shows = (at: number) => shownAt(at, zone) === shown
  return !shows(before) && shows(after) ? after : before
}

const shownBy = ({ time }: WallTime): number => Date.parse(`${time}Z`)

/**
 * When a wall shows this, milliseconds. If it does twice, because clocks go back, the first time; if never, because
 * they go forward, as much later as they do.
 */
export const instantOf = (wall: WallTime): number => instantShowing(shownBy(wall), wall.zone)

const dayOf = (at: number, zone: string): number => Math.floor(shownAt(at, zone) / day)

/**
 * The instant of a reminder that was asked for at `at` and came to `wakeAt` by the device's clock.
 *
 * If the device's clock was wrong, the reminder keeps its distance: as many days ahead at that time of the day, or as
 * long from now. Both are what the person read on the screen when they chose. May be outside of what a `Timestamp` or
 * a person would allow, as what came from the device may.
 */
export const remindedAt = (
  { said, wall }: Reminder,
  wakeAt: number,
  at: number,
): { wakeAt: number; wall: WallTime | null } => {
  const isRight = Math.abs(at - said) <= aboutRight
  if (wall === null) return { wakeAt: isRight ? wakeAt : at + (wakeAt - said), wall: null }
  if (isRight) return { wakeAt: instantOf(wall), wall }
  const shown = shownBy(wall) + (dayOf(at, wall.zone) - dayOf(said, wall.zone)) * day
  return { wakeAt: instantShowing(shown, wall.zone), wall: { ...wall, time: written(shown) } }
}
