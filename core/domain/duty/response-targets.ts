import { z } from 'zod'
import { shortText } from '../document/document.ts'
import { priorities } from './priority.ts'
import { DutyHours, WallDate } from './schedule.ts'
import { isZone } from '../time/wall-time.ts'

/** Limits of a workspace's targets, because they are on every device. `minutes` of working time: thirty days of it. */
export const targetLimits = { intervals: 28, holidays: 120, minutes: 30 * 24 * 60 } as const

/** The least working time that a week has, in minutes; with less, a due time would be years ahead. */
const leastWeek = 60
/** How many weeks a target may take, so that its due time is one that people can plan with. */
const mostWeeks = 26

/** A day without working time. */
export const Holiday = z.object({ date: WallDate, name: shortText(60) })
export type Holiday = z.infer<typeof Holiday>

/** When a workspace works. What `hours` say twice counts once; the whole day of a holiday is off. */
export const WorkingCalendar = z.object({
  zone: z.string().max(60).refine(isZone, 'Not a time zone.'),
  hours: z.array(DutyHours).min(1, 'Add business hours.').max(targetLimits.intervals),
  holidays: z.array(Holiday).max(targetLimits.holidays),
})
export type WorkingCalendar = z.infer<typeof WorkingCalendar>

const Minutes = z.int().min(1).max(targetLimits.minutes).nullable()

/** What is promised for a priority, in minutes of working time; null for nothing. */
export const Target = z.object({
  /** From an escalation to the first step of whoever claimed it. */
  touchMinutes: Minutes,
  /** From an escalation to the session being resolved. */
  resolveMinutes: Minutes,
})
export type Target = z.infer<typeof Target>

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Minutes of working time in a week without holidays and without a change of clocks. */
export const weeklyMinutes = (hours: readonly DutyHours[]): number => {
  const week = 7 * 1440
  const worked = new Uint8Array(week)
  for (const { days, from, until } of hours) {
    const length = (minuteOf(until) - minuteOf(from) + 1440) % 1440 || 1440
    for (const day of days)
      for (let minute = 0; minute < length; minute += 1)
        worked[(day * 1440 + minuteOf(from) + minute) % week] = 1
  }
  return worked.reduce((sum, one) => sum + one, 0)
}

/** A workspace's own response targets. */
export const ResponseTargets = z
  .object({
    calendar: WorkingCalendar,
    targets: z.object({ low: Target, normal: Target, high: Target, urgent: Target }),
  })
  .superRefine(({ calendar, targets }, context) => {
    const refuse = (path: string[], message: string) => {
      context.addIssue({ code: 'custom', path, message })
    }
    const week = weeklyMinutes(calendar.hours)
    if (week < leastWeek) refuse(['calendar', 'hours'], 'A week needs at least one business hour. Add hours.')
    if (new Set(calendar.holidays.map(({ date }) => date)).size < calendar.holidays.length)
      refuse(['calendar', 'holidays'], 'Two holidays are on the same day. Remove one.')
    for (const priority of priorities) {
      const { touchMinutes, resolveMinutes } = targets[priority]
      if (Math.max(touchMinutes ?? 0, resolveMinutes ?? 0) > week * mostWeeks)
        refuse(['targets', priority], 'This target would take more than half a year. Shorten it.')
      if (touchMinutes !== null && resolveMinutes !== null && touchMinutes > resolveMinutes)
        refuse(['targets', priority], 'The first touch has to be due before the resolution.')
    }
  })
export type ResponseTargets = z.infer<typeof ResponseTargets>

const none: Target = { touchMinutes: null, resolveMinutes: null }

/** What the form begins with: Monday to Friday, nine to half past five, and nothing promised. */
export const targetsToBegin = (zone: string): ResponseTargets => ({
  calendar: { zone, hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30' }], holidays: [] },
  targets: { low: none, normal: none, high: none, urgent: none },
})
