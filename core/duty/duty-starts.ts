import type { Schedule } from '../domain/duty/schedule.ts'
import { week } from '../domain/time/durations.ts'
import { shiftsBetween } from './on-duty.ts'
import type { Stretch } from './turns.ts'

/** One stretch of someone's duty, through handovers of others; `until` null if no end is found within the time looked at. */
export type Duty = { personId: string; from: number; until: number | null; insteadOf: string | null }

type Planned = Pick<Schedule, 'zone' | 'rotations' | 'covers'>

/**
 * Each person's duty that is on at some time in a stretch, oldest first. Someone who stays while others come and go has one, not
 * several.
 */
export const dutiesBetween = (schedule: Planned, { from, until }: Stretch): Duty[] => {
  const done: Duty[] = []
  const running = new Map<string, Duty>()
  for (const shift of shiftsBetween(schedule, { from, until })) {
    for (const [personId, duty] of running) {
      if (shift.people.some((one) => one.personId === personId)) continue
      duty.until = shift.from
      running.delete(personId)
    }
    for (const { personId, insteadOf } of shift.people) {
      if (running.has(personId)) continue
      const duty: Duty = { personId, from: shift.from, until: null, insteadOf }
      running.set(personId, duty)
      done.push(duty)
    }
  }
  return done
}

/** Duties that begin after `from` and before `until`, with their ends as far as a week shows them. */
export const dutyStarts = (schedule: Planned, { from, until }: Stretch): Duty[] =>
  dutiesBetween(schedule, { from, until: until + week }).filter(
    (duty) => duty.from > from && duty.from < until,
  )
