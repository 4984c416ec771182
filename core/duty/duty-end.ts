import type { Schedule } from '../domain/duty/schedule.ts'
import { day } from '../domain/time/durations.ts'
import { shiftsBetween, type Shift } from './on-duty.ts'

/** When someone's duty ends, on which schedule, and who is on duty after them; no one if that isn't planned. */
export type DutyEnd = { scheduleId: string; endsAt: number; next: string[] }

/** The farthest that the end of a duty, and who comes after it, is looked for. Milliseconds. */
const horizon = 21 * day

const has = ({ people }: Shift, personId: string): boolean => people.some((one) => one.personId === personId)

const endOn = (schedule: Schedule, personId: string, at: number): DutyEnd | null => {
  const shifts = shiftsBetween(schedule, { from: at, until: at + horizon })
  if (shifts[0] === undefined || !has(shifts[0], personId)) return null
  const after = shifts.findIndex((shift) => !has(shift, personId))
  const end = shifts[after]
  if (end === undefined) return null
  const next = shifts.slice(after).find(({ people }) => people.some((one) => one.personId !== personId))
  return {
    scheduleId: schedule.id,
    endsAt: end.from,
    next: (next?.people ?? []).map((one) => one.personId).filter((id) => id !== personId),
  }
}

/**
 * When the duty that someone has now ends: the soonest of those they have, for each end is a handover of its own. Null if
 * they aren't on duty, or for the next three weeks are.
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
