import type { DutyHours, Rotation } from '../domain/duty/schedule.ts'
import { day as dayMs } from '../domain/time/durations.ts'
import { instantOf, wallTimeAt } from '../domain/time/wall-time.ts'

/** A stretch of time, milliseconds; `until` isn't part of it. */
export type Stretch = { from: number; until: number }

/** The days of a date, counted from 1970. */
export const dayNumber = (date: string): number => Math.floor(Date.parse(`${date}T00:00Z`) / dayMs)
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The day that the wall of a zone shows, counted from 1970. */
export const dayAt = (at: number, zone: string): number => dayNumber(wallTimeAt(at, zone).time.slice(0, 10))

/** When the wall of a zone shows that time on that day. */
export const onDay = (day: number, clock: string, zone: string): number =>
  instantOf({ time: `${dateOf(day)}T${clock}`, zone })

type Turning = Pick<Rotation, 'people' | 'turn' | 'startsOn' | 'handoverAt'>

/** How many days a turn lasts. */
export const daysPerTurn = ({ turn }: Turning): number => turn.every * (turn.unit === 'week' ? 7 : 1)

/** When turn `n` begins, the first being 0. */
export const turnStart = (rotation: Turning, zone: string, n: number): number =>
  onDay(dayNumber(rotation.startsOn) + n * daysPerTurn(rotation), rotation.handoverAt, zone)

/** The number of the turn at an instant; null before the first. */
export const turnAt = (rotation: Turning, zone: string, at: number): number | null => {
  const guess = Math.floor((dayAt(at, zone) - dayNumber(rotation.startsOn)) / daysPerTurn(rotation))
  // On the day of a handover it depends on the time.
  const turn = turnStart(rotation, zone, guess) <= at ? guess : guess - 1
  return turn < 0 ? null : turn
}

/** Whose turn it is at an instant; null before the first. */
export const whoseTurn = (rotation: Turning, zone: string, at: number): string | null => {
  const turn = turnAt(rotation, zone, at)
  return turn === null ? null : (rotation.people[turn % rotation.people.length] ?? null)
}

/** The stretches of these hours that begin between the day before `from` and `until`. */
export const hoursBetween = (
  hours: readonly DutyHours[],
  zone: string,
  { from, until }: Stretch,
): Stretch[] => {
  const found: Stretch[] = []
  for (let day = dayAt(from, zone) - 1; day <= dayAt(until, zone); day += 1) {
    // 1 January 1970 was a Thursday.
    const weekday = (day + 4) % 7
    for (const one of hours) {
      if (!one.days.includes(weekday)) continue
      const ends = one.until <= one.from ? day + 1 : day
      found.push({ from: onDay(day, one.from, zone), until: onDay(ends, one.until, zone) })
    }
  }
  return found
}

/** The handovers of a rotation after `from` and before `until`. */
export const handoversBetween = (rotation: Turning, zone: string, { from, until }: Stretch): number[] => {
  const found: number[] = []
  for (let turn = (turnAt(rotation, zone, from) ?? -1) + 1; ; turn += 1) {
    const at = turnStart(rotation, zone, turn)
    if (at >= until) return found
    if (at > from) found.push(at)
  }
}
