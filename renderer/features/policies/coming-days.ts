import { dayAt, onDay } from '../../../core/duty/turns.ts'

/**
 * When the wall of a zone shows that time, `days` dates after today's. Days of 23 and 25 hours, on which clocks change, are
 * one date like any other.
 */
export const onComingDay = (now: number, days: number, time: string, zone: string): number =>
  onDay(dayAt(now, zone) + days, time, zone)

/** An instant of each of the next seven dates, today's first, to name them by. */
export const comingDays = (now: number, zone: string): number[] =>
  Array.from({ length: 7 }, (_, days) => onComingDay(now, days, '12:00', zone))
