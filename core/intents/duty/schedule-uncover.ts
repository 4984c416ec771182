import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { atLeast } from '../../domain/people/person.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { scheduleOf } from './schedule-parts.ts'

/** Takes a cover back: whoever made it, whoever it is about, or an admin. It's fine if it is already gone. */
export const scheduleUncover = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({ scheduleId: Id, coverId: Id }),
  apply(work, { scheduleId, coverId }) {
    const { actor, at } = work.context
    const schedule = scheduleOf(work, scheduleId)
    const standing = schedule.covers.find(({ id }) => id === coverId)
    if (standing === undefined || standing.until <= at) return
    const { cover, by } = standing
    const isConcerned =
      by === actor.id ||
      (cover.kind !== 'remove' && cover.personId === actor.id) ||
      (cover.kind !== 'add' && cover.insteadOf === actor.id)
    if (!isConcerned && !atLeast(actor.role, 'admin'))
      work.reject(
        'forbidden',
        'Only whoever made this cover, the people it’s about, and admins can take it back.',
      )
    // What has been is kept: it was true.
    const covers =
      standing.from < at
        ? schedule.covers.map((one) => (one.id === coverId ? { ...one, until: at } : one))
        : schedule.covers.filter(({ id }) => id !== coverId)
    work.put('schedules', { ...schedule, covers })
  },
})
