import { dueOf, type Sla, type SlaClock } from './sla.ts'
import { type TimeUnits, timeUnits } from '../time/time-units.ts'

/** A stretch of time as people round it: "20 min" up to an hour and a half, then whole hours, then whole days. */
const rounded = (ms: number, units: TimeUnits): string => {
  const minutes = Math.round(ms / 60_000)
  if (minutes <= 90) return units.minutes(minutes)
  return minutes < 36 * 60 ? units.hours(Math.round(minutes / 60)) : units.days(Math.round(minutes / 1440))
}

/** What is said of a due time: `in` and `over` are given a stretch of time. */
export type DueSaying = { now: string; in: (time: string) => string; over: (time: string) => string }

export const dueSaying: DueSaying = {
  now: 'due now',
  in: (time) => `due in ${time}`,
  over: (time) => `overdue ${time}`,
}

/** True once what was promised should have been done. */
export const isOverdue = (dueAt: number, now: number): boolean => now > dueAt

/** How close a due time is: "due in 2 h", "due now", "overdue 20 min". Milliseconds. */
export const dueWords = (
  dueAt: number,
  now: number,
  saying: DueSaying = dueSaying,
  units: TimeUnits = timeUnits,
): string => {
  const left = dueAt - now
  if (Math.abs(left) < 60_000) return saying.now
  return left > 0 ? saying.in(rounded(left, units)) : saying.over(rounded(-left, units))
}

/** What of a session is due next: a clock of its, or what a person promised. */
export type Due = { kind: 'touch' | 'resolve' | 'promise'; at: number; clock: SlaClock | null }

/** How much a due time presses: more than 80 % of the time are over, or all of it. */
export type DueTone = 'calm' | 'soon' | 'over'

const clocksOf = (sla: Sla | null): { kind: 'touch' | 'resolve'; clock: SlaClock }[] =>
  sla === null
    ? []
    : (['touch', 'resolve'] as const).flatMap((kind) => {
        const clock = sla[kind]
        return clock === null ? [] : [{ kind, clock }]
      })

/** What is due first, by the clocks that run and by what a person promised; null for nothing. */
export const dueNext = (sla: Sla | null, promisedAt: number | null): Due | null => {
  const all: Due[] = clocksOf(sla).flatMap(({ kind, clock }) => {
    const at = dueOf(clock)
    return at === null ? [] : [{ kind, at, clock }]
  })
  if (promisedAt !== null) all.push({ kind: 'promise', at: promisedAt, clock: null })
  return all.toSorted((a, b) => a.at - b.at)[0] ?? null
}

/** The clock that waits for the client, of a session in which nothing else is due; null if none does. */
export const pausedClock = (sla: Sla | null): { kind: 'touch' | 'resolve'; clock: SlaClock } | null =>
  clocksOf(sla).find(({ clock }) => clock.state === 'paused') ?? null

export const dueTone = ({ at, clock }: Due, now: number): DueTone =>
  isOverdue(at, now) ? 'over' : clock !== null && now >= clock.warnAt ? 'soon' : 'calm'

/** Minutes of working time as people say them: `45 min`, `4 h`, `1 h 30 min`. */
export const targetWords = (minutes: number, units: TimeUnits = timeUnits): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours === 0 ? '' : units.hours(hours), rest === 0 ? '' : units.minutes(rest)]
    .filter((part) => part !== '')
    .join(' ')
}
