import type { WorkingCalendar } from '../domain/duty/response-targets.ts'
import type { SlaClock, SlaState } from '../domain/duty/sla.ts'
import { minute } from '../domain/time/durations.ts'
import { afterWorking, workingBetween } from './working-time.ts'

/** The part of the time after which it's worth a warning. */
const warning = 0.8

const isOver = ({ state, dueAt, missed }: SlaClock, now: number): boolean =>
  missed || (state === 'running' && now > dueAt)

/** A clock with another due time, of which no one was warned yet. The same one stays warned of. */
const moved = (clock: SlaClock, times: Pick<SlaClock, 'dueAt' | 'warnAt'>): SlaClock => ({
  ...clock,
  ...times,
  warned: clock.warned && times.dueAt === clock.dueAt,
})

/** When a clock of a target is due if it goes on at `at`; null if that is years ahead. */
const timesFrom = (
  { minutes, spentMs }: { minutes: number; spentMs: number },
  at: number,
  calendar: WorkingCalendar,
): Pick<SlaClock, 'dueAt' | 'warnAt'> | null => {
  const whole = minutes * minute
  const dueAt = afterWorking(calendar, at, whole - spentMs)
  const warnAt = afterWorking(calendar, at, Math.round(whole * warning) - spentMs)
  return dueAt === null || warnAt === null ? null : { dueAt, warnAt }
}

/** A clock for a target, started at `at`; null if the calendar never gets to its end. */
export const targetClock = (minutes: number, at: number, calendar: WorkingCalendar): SlaClock | null => {
  const times = timesFrom({ minutes, spentMs: 0 }, at, calendar)
  return times === null
    ? null
    : {
        from: 'target',
        minutes,
        state: 'running',
        since: at,
        startedAt: at,
        spentMs: 0,
        ...times,
        missed: false,
        warned: false,
      }
}

const ticketTimes = (startedAt: number, dueAt: number): Pick<SlaClock, 'dueAt' | 'warnAt'> => ({
  dueAt,
  warnAt: Math.round(startedAt + Math.max(0, dueAt - startedAt) * warning),
})

/** A clock for the due time that a ticket has, first seen at `at`. */
export const ticketClock = (dueAt: number, at: number): SlaClock => ({
  from: 'ticket',
  minutes: null,
  state: 'running',
  since: at,
  startedAt: at,
  spentMs: 0,
  ...ticketTimes(at, dueAt),
  missed: false,
  warned: false,
})

/** A ticket's clock with the due time that the ticket has now. A later one takes back what was missed. */
export const withTicketDue = (clock: SlaClock, dueAt: number): SlaClock =>
  clock.dueAt === dueAt ? clock : moved({ ...clock, missed: false }, ticketTimes(clock.startedAt, dueAt))

/** Working time that a clock has used up by `now`, milliseconds; never more than its target while it isn't over. */
const spentBy = (clock: SlaClock, now: number, calendar: WorkingCalendar | null): number => {
  if (clock.state !== 'running' || clock.minutes === null) return clock.spentMs
  const whole = clock.minutes * minute
  if (isOver(clock, now)) return Math.max(whole, clock.spentMs)
  const run = calendar === null ? 0 : workingBetween(calendar, clock.since, now)
  return Math.min(whole, clock.spentMs + run)
}

/**
 * A clock in another state from `now` on. What was used up stays used up; what is left counts from when it runs again, so
 * that no time passes meanwhile. What was missed stays missed, and due when it was.
 *
 * @param calendar null if the workspace has none anymore: a clock of a target then can't run on
 * @returns the same clock if nothing changes; null if it can't run on
 */
export const inState = (
  clock: SlaClock,
  state: SlaState,
  now: number,
  calendar: WorkingCalendar | null,
): SlaClock | null => {
  if (clock.state === state) return clock
  const held: SlaClock = {
    ...clock,
    state,
    since: now,
    spentMs: spentBy(clock, now, calendar),
    missed: isOver(clock, now),
  }
  if (state !== 'running' || held.minutes === null || held.missed) return held
  const times =
    calendar === null ? null : timesFrom({ minutes: held.minutes, spentMs: held.spentMs }, now, calendar)
  return times === null ? null : { ...held, ...times }
}

/**
 * A running clock of a target, for which another target holds from `now` on as well: what was used up counts. Whichever is due
 * earlier stays, so that no one gets more time by asking again.
 */
export const tightened = (
  clock: SlaClock,
  minutes: number,
  now: number,
  calendar: WorkingCalendar,
): SlaClock => {
  const spentMs = spentBy(clock, now, calendar)
  const times = timesFrom({ minutes, spentMs }, now, calendar)
  if (clock.missed || times === null || times.dueAt >= clock.dueAt) return clock
  return moved({ ...clock, minutes, since: now, spentMs }, times)
}

/**
 * A target's clock, that isn't stopped, with another target and calendar: as if they had held since it last began to run. What was
 * missed with as much time or more was missed then.
 */
export const withTarget = (clock: SlaClock, minutes: number, calendar: WorkingCalendar): SlaClock | null => {
  if (clock.missed && clock.minutes !== null && minutes <= clock.minutes) return { ...clock, minutes }
  const next: SlaClock = {
    ...clock,
    minutes,
    missed: clock.state !== 'running' && clock.spentMs > minutes * minute,
  }
  // When one that is held is due then, is known only once it goes on.
  if (next.state !== 'running') return { ...next, warned: clock.warned && minutes === clock.minutes }
  const times = timesFrom({ minutes, spentMs: clock.spentMs }, clock.since, calendar)
  return times === null ? null : moved(next, times)
}
