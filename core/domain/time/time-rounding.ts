import { z } from 'zod'
import { hour } from './durations.ts'

/** How worked time becomes the hours of a time entry (domain.md, "Time entry"). Up, never down: 15 minutes exactly stay 0.25. */
export const TimeRounding = z.enum(['15min', '30min', 'exact', 'none'])
export type TimeRounding = z.infer<typeof TimeRounding>

const upTo = (ms: number, step: number): number => (Math.ceil(ms / step) * step) / hour

/**
 * Hours for a time entry.
 *
 * `15min` and `30min` round up; `exact` gives two decimals; `none` gives seconds, as four decimals.
 *
 * @param ms worked time in milliseconds; less than nothing counts as nothing
 */
export const roundedHours = (ms: number, rounding: TimeRounding): number => {
  const worked = Math.max(0, Math.round(ms))
  switch (rounding) {
    case '15min':
      return upTo(worked, hour / 4)
    case '30min':
      return upTo(worked, hour / 2)
    case 'exact':
      return Math.round((worked / hour) * 100) / 100
    case 'none':
      return Math.round((worked / hour) * 10_000) / 10_000
  }
}

/** A length of time in documents: `1h 5m`, `0m`. Whole minutes, the rest dropped. */
export const duration = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes}m` : `${hours}h ${minutes % 60}m`
}
