import { staffed } from '../../duty/on-duty.ts'
import { canWork } from '../../domain/people/person.ts'
import { keptCovers, type Schedule, scheduleLimits, type StandingCover } from '../../domain/duty/schedule.ts'
import type { Work } from '../defining/define-intent.ts'

/** The schedule; rejects if it was deleted. */
export const scheduleOf = (work: Work, id: string): Schedule => {
  const schedule = work.get('schedules', id, 'schedule')
  if (schedule.removed) work.reject('not_found', 'An admin deleted this schedule.')
  return schedule
}

/** The schedule with those on it who can't be on duty now. Only to read who is: it isn't stored like this. */
export const staffedIn = (work: Work, schedule: Schedule): Schedule => {
  const ids = new Set([
    ...schedule.rotations.flatMap(({ people }) => people),
    ...schedule.covers.flatMap(({ cover }) => (cover.kind === 'remove' ? [] : [cover.personId])),
  ])
  const people = [...ids].flatMap((id) => work.find('people', id) ?? [])
  return staffed([schedule], people)[0] ?? schedule
}

/** Rejects unless they can be on duty. */
export const mustBeAble = (work: Work, personId: string): void => {
  const person = work.find('people', personId)
  if (person === null)
    return work.reject('invalid_target', 'That person isn’t in this workspace. Pick someone else.')
  if (!canWork(person))
    work.reject('invalid_target', `${work.nameOf(personId)} can’t be on duty. Pick someone else.`)
  return undefined
}

/** Saves the schedule with these covers added at the end. */
export const addCovers = (work: Work, schedule: Schedule, added: readonly StandingCover[]): void => {
  const covers = [...keptCovers(schedule.covers, work.context.now), ...added]
  if (covers.length > scheduleLimits.covers) {
    work.reject(
      'too_large',
      `A schedule can have up to ${scheduleLimits.covers} covers. Take some back, or ask an admin to change the rotation.`,
    )
  }
  work.put('schedules', { ...schedule, covers })
}
