import { z } from 'zod'
import { Priority } from '../domain/duty/priority.ts'
import { Timestamp } from '../domain/document/id.ts'
import { day } from '../domain/time/durations.ts'
import { instantOf, isZone, wallTimeAt } from '../domain/time/wall-time.ts'

/** A time of day as a wall clock shows it. */
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** Hours that begin on these days (1 is Monday, 7 Sunday); `to` at or before `from` is on the day after. */
export const PersonalHours = z.object({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: TimeOfDay,
  to: TimeOfDay,
})
export type PersonalHours = z.infer<typeof PersonalHours>

const ChannelRule = z.object({
  on: z.boolean(),
  /** How long an open desk gets before this channel is used, in minutes. Without an open desk it is used at once. */
  afterMinutes: z.int().min(0).max(60),
})

/** The most intervals of quiet hours, and of working hours. */
export const mostHours = 20

/** The earliest that someone hears of their duty before it begins. Minutes. */
export const longestDutyReminder = 1440

/** Minutes. */
const DutyReminder = z.int().min(5).max(longestDutyReminder).nullable()

/** How one person wants to be told outside of Baton. Only they and the server know it. */
export const PersonalRules = z.object({
  zone: z.string().max(60).refine(isZone, 'Pick a time zone from the list.'),
  email: ChannelRule,
  web_push: ChannelRule,
  quiet: z.array(PersonalHours).max(mostHours),
  /** Outside of them it is quiet as well; empty for no working hours. */
  working: z.array(PersonalHours).max(mostHours),
  /** Until when they don't want to be disturbed; null for not at all. */
  doNotDisturbUntil: Timestamp.nullable(),
  /** Priorities that reach them all the same. */
  breaksThrough: z.array(Priority).max(4),
  /** How long before their duty begins they hear of it, in minutes; null for not at all. */
  dutyReminder: DutyReminder.default(15),
})
export type PersonalRules = z.infer<typeof PersonalRules>

/**
 * What someone changes of it, of a channel too. The rest stays as it is by then, also by another device of theirs.
 */
export const PersonalChange = PersonalRules.extend({
  email: ChannelRule.partial(),
  web_push: ChannelRule.partial(),
  dutyReminder: DutyReminder,
}).partial()
export type PersonalChange = z.infer<typeof PersonalChange>

/** What holds for someone who chose nothing. */
export const defaultRules: PersonalRules = {
  zone: 'UTC',
  email: { on: true, afterMinutes: 2 },
  web_push: { on: true, afterMinutes: 0 },
  quiet: [],
  working: [],
  doNotDisturbUntil: null,
  breaksThrough: ['urgent'],
  dutyReminder: 15,
}

/** What a change names. */
const named = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>

/** The rules after a change. */
export const changedRules = (rules: PersonalRules, change: PersonalChange): PersonalRules => {
  const { email = {}, web_push: push = {}, ...rest } = change
  return {
    ...rules,
    ...(named(rest) as Partial<PersonalRules>),
    email: { ...rules.email, ...(named(email) as Partial<PersonalRules['email']>) },
    web_push: { ...rules.web_push, ...(named(push) as Partial<PersonalRules['web_push']>) },
  }
}

/** Longer quiet than this has no end that is worth naming. Days. */
const longest = 14

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** 1 is Monday, of a date `2026-11-30`. */
const weekdayOf = (date: string): number => {
  const sunday = new Date(`${date}T00:00Z`).getUTCDay()
  return sunday === 0 ? 7 : sunday
}

const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10)

type Stretch = { from: number; to: number }

/** The stretches of hours that begin on one date, as instants. A clock that goes forward or back is followed. */
const stretchesOn = (hours: readonly PersonalHours[], zone: string, date: string): Stretch[] =>
  hours
    .filter(({ days }) => days.includes(weekdayOf(date)))
    .map(({ from, to }) => ({
      from: instantOf({ time: `${date}T${from}`, zone }),
      to: instantOf({
        time: `${minutesOf(to) <= minutesOf(from) ? dateAfter(date, 1) : date}T${to}`,
        zone,
      }),
    }))

/** Those from the day before `now` on, as far ahead as quiet may last, the earliest first. */
const stretchesFrom = (hours: readonly PersonalHours[], zone: string, now: number): Stretch[] => {
  if (hours.length === 0) return []
  const today = wallTimeAt(now, zone).time.slice(0, 10)
  return Array.from({ length: longest + 2 }, (_, ahead) =>
    stretchesOn(hours, zone, dateAfter(today, ahead - 1)),
  )
    .flat()
    .toSorted((a, b) => a.from - b.from)
}

/**
 * Until when someone's quiet lasts that covers `now`; null if it is not quiet for them. Quiet hours, the time outside of
 * working hours and do-not-disturb count as one where they touch or overlap.
 *
 * @returns at most 14 days ahead, for quiet that never ends
 */
export const quietUntil = (rules: PersonalRules, now: number): number | null => {
  const limit = now + longest * day
  const quiet = stretchesFrom(rules.quiet, rules.zone, now)
  const working = stretchesFrom(rules.working, rules.zone, now)
  const next = (at: number): number => {
    if (rules.doNotDisturbUntil !== null && rules.doNotDisturbUntil > at) return rules.doNotDisturbUntil
    const asleep = quiet.find(({ from, to }) => from <= at && to > at)
    if (asleep !== undefined) return asleep.to
    if (rules.working.length === 0 || working.some(({ from, to }) => from <= at && to > at)) return at
    return working.find(({ from }) => from > at)?.from ?? limit
  }
  let until = now
  for (let then = next(until); then > until && until < limit; then = next(until)) until = then
  return until === now ? null : Math.min(until, limit)
}

/** Until when a message of a priority is held; null if it goes out. Being on duty breaks through everything. */
export const heldUntil = (
  rules: PersonalRules,
  priority: Priority,
  isOnDuty: boolean,
  now: number,
): number | null => (isOnDuty || rules.breaksThrough.includes(priority) ? null : quietUntil(rules, now))
