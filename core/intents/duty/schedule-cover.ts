import { z } from 'zod'
import { Id, NewId, Timestamp } from '../../domain/document/id.ts'
import { atLeast } from '../../domain/people/person.ts'
import { Cover, scheduleLimits } from '../../domain/duty/schedule.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { addCovers, mustBeAble, scheduleOf } from './schedule-parts.ts'

/**
 * Changes who is on duty for a while. Any engineer may go on duty, and may give their own duty to someone; only admins
 * decide for others, or leave someone's duty to no one.
 */
export const scheduleCover = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({
    scheduleId: Id,
    coverId: NewId,
    cover: Cover,
    from: Timestamp,
    until: Timestamp,
  }),
  apply(work, { scheduleId, coverId, cover, from, until }) {
    const { actor, at, now } = work.context
    const schedule = scheduleOf(work, scheduleId)
    if (until <= from || until <= at)
      work.reject('bad_request', 'A cover has to end after it begins, and after now.')
    if (until - from > scheduleLimits.coverMs)
      work.reject('too_large', 'A cover can last up to three months. Ask an admin to change the rotation.')
    if (from > at + scheduleLimits.aheadMs) work.reject('bad_request', 'Pick a time within a year.')
    const isOwn =
      (cover.kind !== 'remove' && cover.personId === actor.id) ||
      (cover.kind === 'replace' && cover.insteadOf === actor.id)
    if (!isOwn && !atLeast(actor.role, 'admin'))
      work.reject(
        'forbidden',
        'You can cover for someone, or give your own duty to someone. Ask an admin for more.',
      )
    if (cover.kind !== 'remove') mustBeAble(work, cover.personId)
    // Brought again after a backup was restored, it may be over.
    if (until <= now || schedule.covers.some(({ id }) => id === coverId)) return
    addCovers(work, schedule, [{ id: coverId, cover, from: Math.max(from, at), until, by: actor.id, at }])
  },
})
