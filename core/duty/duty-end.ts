import type { Schedule } from '../domain/duty/schedule.ts'
import { day, week } from '../domain/time/durations.ts'
import { onDutyAt, plannedUntil, shiftsBetween, type Shift } from './on-duty.ts'
import { daysPerTurn } from './turns.ts'

/** When someone's duty ends, on which schedule, and who is on duty after them; no one if that isn't planned. */
export type DutyEnd = { scheduleId: string; endsAt: number; next: string[] }

/** How far the end of a duty, and who comes after it, is looked for at first. Milliseconds. */
const near = [week, 60 * day] as const

/** How many changes of who is on duty are looked at where neither is near. */
const mostChanges = 2000

const has = ({ people }: Shift, personId: string): boolean => people.some((one) => one.personId === personId)

/**
 * How far there is something to find: a round of every rotation, and the covers. Turns of many weeks make that years, which
 * cost little, for little happens in them; where much does, it is at most as long as so many changes take.
 */
const farthest = (schedule: Schedule, at: number): number => {
  const changesPerDay = schedule.rotations.reduce(
    (sum, rotation) =>
      sum +
      1 / daysPerTurn(rotation) +
      rotation.hours.reduce((times, { days }) => times + (2 * days.length) / 7, 0),
    0,
  )
  const affordable = changesPerDay === 0 ? Infinity : at + (mostChanges / changesPerDay) * day
  return Math.min(plannedUntil(schedule, at), affordable)
}

/** Null if it doesn't end within these shifts; `next` is null if no one else comes within them. */
const endWithin = (
  shifts: readonly Shift[],
  personId: string,
): { endsAt: number; next: string[] | null } | null => {
  const after = shifts.findIndex((shift) => !has(shift, personId))
  const end = shifts[after]
  if (end === undefined) return null
  const others = ({ people }: Shift) => people.map((one) => one.personId).filter((id) => id !== personId)
  const next = shifts.slice(after).find((shift) => others(shift).length > 0)
  return { endsAt: end.from, next: next === undefined ? null : others(next) }
}

const endOn = (schedule: Schedule, personId: string, at: number): DutyEnd | null => {
  if (!onDutyAt(schedule, at).some((one) => one.personId === personId)) return null
  const look = (until: number) => endWithin(shiftsBetween(schedule, { from: at, until }), personId)
  let until = at
  let found: ReturnType<typeof look> = null
  const far = farthest(schedule, at)
  for (const ahead of [...near.map((ms) => at + ms), far]) {
    // Each look is longer than the last; most end with the first, for screens ask every minute.
    if (ahead <= until) break
    until = ahead
    found = look(until)
    if (found !== null && found.next !== null) break
  }
  return found === null ? null : { scheduleId: schedule.id, endsAt: found.endsAt, next: found.next ?? [] }
}

/**
 * When the duty that someone has now ends: the soonest of those they have, for each end is a handover of its own. Null if
 * they aren't on duty, or nothing that is planned ends it.
 */
export const dutyEndOf = (schedules: readonly Schedule[], personId: string, at: number): DutyEnd | null =>
  schedules
    .filter(({ removed }) => !removed)
    .flatMap((schedule) => endOn(schedule, personId, at) ?? [])
    .toSorted((a, b) => a.endsAt - b.endsAt)[0] ?? null

/**
 * Whom someone would hand over to: whoever is on duty after them; if they aren't on duty, whoever is; in the order of the
 * schedules, each once.
 */
export const incomingFor = (schedules: readonly Schedule[], personId: string, at: number): string[] => {
  const end = dutyEndOf(schedules, personId, at)
  if (end !== null) return end.next
  const standing = schedules.filter(({ removed }) => !removed)
  return [
    ...new Set(
      standing.flatMap((schedule) =>
        (shiftsBetween(schedule, { from: at, until: at + 1 })[0]?.people ?? []).map((one) => one.personId),
      ),
    ),
  ].filter((id) => id !== personId)
}
