import type { WorkingCalendar } from '../domain/duty/response-targets.ts'
import { day } from '../domain/time/durations.ts'
import { dayAt, dateOf, hoursBetween, onDay, type Stretch } from '../duty/turns.ts'

/** How far is looked at first, and then at a time. Most targets end within a few days. Milliseconds. */
const first = 4 * day
const more = 28 * day
/** No due time is looked for any farther: the longest target, with every holiday in its way. Milliseconds. */
const horizon = 3 * 366 * day

/** Stretches in order, with what overlaps or touches made one. */
const merged = (stretches: readonly Stretch[]): Stretch[] => {
  const out: Stretch[] = []
  for (const { from, until } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until)
    else out.push({ from, until })
  }
  return out
}

const without = (stretches: readonly Stretch[], off: Stretch): Stretch[] =>
  stretches.flatMap(({ from, until }) => [
    ...(from < off.from ? [{ from, until: Math.min(until, off.from) }] : []),
    ...(until > off.until ? [{ from: Math.max(from, off.until), until }] : []),
  ])

/** The whole days off that touch a stretch. */
const daysOff = ({ zone, holidays }: WorkingCalendar, { from, until }: Stretch): Stretch[] => {
  if (holidays.length === 0) return []
  const dates = new Set(holidays.map(({ date }) => date))
  const found: Stretch[] = []
  for (let one = dayAt(from, zone); one <= dayAt(until, zone); one += 1)
    if (dates.has(dateOf(one)))
      found.push({ from: onDay(one, '00:00', zone), until: onDay(one + 1, '00:00', zone) })
  return found
}

/** The working time within a stretch, oldest first: nothing overlaps, nothing is empty. */
export const workingStretches = (calendar: WorkingCalendar, within: Stretch): Stretch[] => {
  const cut = hoursBetween(calendar.hours, calendar.zone, within)
    .map(({ from, until }) => ({
      from: Math.max(from, within.from),
      until: Math.min(until, within.until),
    }))
    // Hours that the clocks skip may end before they begin.
    .filter(({ from, until }) => from < until)
  return daysOff(calendar, within).reduce(without, merged(cut))
}

/** Working time from one instant to another, milliseconds; 0 if the second isn't later. */
export const workingBetween = (calendar: WorkingCalendar, from: number, until: number): number => {
  let sum = 0
  for (let at = from; at < until; at += more) {
    const window = { from: at, until: Math.min(at + more, until) }
    for (const stretch of workingStretches(calendar, window)) sum += stretch.until - stretch.from
  }
  return sum
}

/**
 * When so much working time has passed since an instant. What ends with a working day is due then, not the next morning.
 *
 * @param ms working time, milliseconds; none is over at once
 * @returns null if that is years ahead
 */
export const afterWorking = (calendar: WorkingCalendar, at: number, ms: number): number | null => {
  if (ms <= 0) return at
  let left = ms
  let span = first
  for (let from = at; from < at + horizon; from += span, span = more) {
    for (const stretch of workingStretches(calendar, { from, until: from + span })) {
      const length = stretch.until - stretch.from
      if (length >= left) return stretch.from + left
      left -= length
    }
  }
  return null
}
