const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const full = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})

/** Calendar days from `now` to `at` in this device's zone; negative in the past. Daylight saving does not shift it. */
const daysBetween = (now: number, at: number): number => {
  const day = (time: number) => {
    const date = new Date(time)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
  }
  return day(at) - day(now)
}

/** `14:02`, in this device's zone. */
export const clockTime = (at: number): string => clock.format(at)

/** `20 Nov 2026`, in this device's zone. */
export const calendarDay = (at: number): string => dayMonthYear.format(at)

/** Everything there is to know about a time, for titles. */
export const fullTime = (at: number): string => full.format(at)

/**
 * A time as short as it can be said: `14:02` today, `Thu` in the six days before, else `3 Nov` or `3 Nov 2024`.
 *
 * What lies ahead keeps its hour, because one plans by it: `15:30`, `Fri 09:00`, `3 Dec 09:00`.
 */
export const smartTime = (at: number, now: number): string => {
  const days = daysBetween(now, at)
  if (days === 0) return clockTime(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const date = sameYear ? dayAndMonth.format(at) : dayMonthYear.format(at)
  const day = Math.abs(days) < 7 ? weekday.format(at) : date
  return days > 0 ? `${day} ${clockTime(at)}` : day
}
