import { day as dayMs } from '../../core/domain/time/durations.ts'

/**
 * The formats of one region.
 *
 * @param hour12 whether hours run from 1 to 12; undefined for what the region does
 */
const formatsOf = (locale: string, hour12: boolean | undefined) => {
  const { hourCycle } = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    ...(hour12 === undefined ? {} : { hour12 }),
  }).resolvedOptions()
  const twelve = hourCycle === 'h12' || hourCycle === 'h11'
  const hours = { hour: twelve ? 'numeric' : '2-digit', hourCycle: twelve ? 'h12' : 'h23' } as const
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  return {
    clock: format({ ...hours, minute: '2-digit' }),
    weekday: format({ weekday: 'short' }),
    dayAndMonth: format({ day: 'numeric', month: 'short' }),
    dayMonthYear: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    shortDay: format({ weekday: 'short', day: 'numeric', month: 'short' }),
    longDay: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    dayAndTime: format({ weekday: 'long', day: 'numeric', month: 'long', ...hours, minute: '2-digit' }),
    full: format({
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      ...hours,
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    }),
  }
}

const zoneNow = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

let choice: { locale: string; hour12: boolean | undefined } = { locale: 'en-GB', hour12: false }
let made = formatsOf(choice.locale, choice.hour12)
let zone = zoneNow()
let lookedAt = 0
/** How long a changed time zone may go unnoticed, because asking costs more than formatting. Milliseconds. */
const zoneMs = 1000

/** The formats in the zone that this device is in now: a format keeps the zone in which it was made. */
const formats = (): ReturnType<typeof formatsOf> => {
  const now = performance.now()
  if (now - lookedAt < zoneMs) return made
  lookedAt = now
  const current = zoneNow()
  if (current !== zone) {
    zone = current
    made = formatsOf(choice.locale, choice.hour12)
  }
  return made
}

/** Writes times as a region does from now on; `hour12` overrules its clock. */
export const setTimeFormat = (locale: string, hour12?: boolean): void => {
  choice = { locale, hour12 }
  made = formatsOf(locale, hour12)
  zone = zoneNow()
}

/** Calendar days from `now` to `at` in this device's zone; negative in the past. Daylight saving does not shift it. */
const daysBetween = (now: number, at: number): number => {
  const day = (time: number) => {
    const date = new Date(time)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs
  }
  return day(at) - day(now)
}

/** `14:02`, in this device's zone. */
export const clockTime = (at: number): string => formats().clock.format(at)

/** `20 Nov 2026`, in this device's zone. */
export const calendarDay = (at: number): string => formats().dayMonthYear.format(at)

/** `Friday 20 November`, in this device's zone. */
export const longDay = (at: number): string => formats().longDay.format(at)

/** The same where there is little room: `Mon, 3 Nov`. */
export const shortDay = (at: number): string => formats().shortDay.format(at)

/** `Friday 20 November at 14:06`, for a sentence about something soon. */
export const dayAndTime = (at: number): string => formats().dayAndTime.format(at)

/** Everything there is to know about a time, for titles. */
export const fullTime = (at: number): string => formats().full.format(at)

/**
 * A time as short as it can be said: `14:02` today, `Thu` in the six days before, else `3 Nov` or `3 Nov 2024`.
 *
 * What lies ahead keeps its hour, because one plans by it: `15:30`, `Fri 09:00`, `3 Dec 09:00`.
 */
export const smartTime = (at: number, now: number): string => {
  const days = daysBetween(now, at)
  if (days === 0) return clockTime(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const date = sameYear ? formats().dayAndMonth.format(at) : formats().dayMonthYear.format(at)
  const day = Math.abs(days) < 7 ? formats().weekday.format(at) : date
  return days > 0 ? `${day} ${clockTime(at)}` : day
}

/** From when until when: `Fri 09:00 – 17:00`, `Fri 22:00 – Sat 06:00`. The day of both stands there once. */
export const timeSpan = (from: number, until: number, now: number): string =>
  `${smartTime(from, now)} – ${daysBetween(from, until) === 0 ? clockTime(until) : smartTime(until, now)}`
