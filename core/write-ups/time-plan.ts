import { roundedHours, type TimeRounding } from '../domain/time/time-rounding.ts'
import { breaksBetween, spansByDay, workedFor, type WorkSpan } from './work-spans.ts'

/** The work of one calendar day, before it is rounded for a time entry. */
export type DayOfWork = {
  /** Names the day, as `dayOf` did. */
  day: string
  from: number
  to: number
  spans: readonly WorkSpan[]
  breaks: readonly WorkSpan[]
  /** Worked minutes, a begun one counted as whole. */
  minutes: number
}

/**
 * Work by the day on which it was done, oldest first, so that each day has a time entry of its own.
 *
 * @param dayOf the calendar day of a moment, in the technician's zone
 */
export const workByDay = (spans: readonly WorkSpan[], dayOf: (at: number) => string): DayOfWork[] =>
  [...spansByDay(spans, dayOf)].map(([day, parts]) => ({
    day,
    from: parts[0]?.from ?? 0,
    to: parts.at(-1)?.to ?? 0,
    spans: parts,
    breaks: breaksBetween(parts),
    minutes: Math.ceil(workedFor(parts) / 60_000),
  }))

/** Hours of a time entry for these minutes; null where there is nothing to log. */
export const hoursToLog = (minutes: number, rounding: TimeRounding): number | null =>
  minutes <= 0 ? null : roundedHours(minutes * 60_000, rounding)
