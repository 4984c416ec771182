import type { Schedule } from '../domain/duty/schedule.ts'
import { week } from '../domain/time/durations.ts'
import { shiftsBetween } from './on-duty.ts'

/** Whether someone is on duty, or from when on. */
export type DutyState = { kind: 'now' } | { kind: 'later'; from: number }

/** The farthest that it's worth saying that someone is on duty later. Milliseconds. */
const soon = week

/** Everyone who is on duty at an instant or within a week, by id: on any of the schedules, whichever comes first. */
export const dutyStates = (schedules: readonly Schedule[], at: number): ReadonlyMap<string, DutyState> => {
  const states = new Map<string, DutyState>()
  for (const schedule of schedules) {
    if (schedule.removed) continue
    for (const { from, people } of shiftsBetween(schedule, { from: at, until: at + soon })) {
      for (const { personId } of people) {
        const known = states.get(personId)
        if (from <= at) states.set(personId, { kind: 'now' })
        else if (known === undefined || (known.kind === 'later' && from < known.from))
          states.set(personId, { kind: 'later', from })
      }
    }
  }
  return states
}
