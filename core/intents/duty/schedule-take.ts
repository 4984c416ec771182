import { z } from 'zod'
import { nowAndNext, onDutyAt } from '../../duty/on-duty.ts'
import { Id, Timestamp } from '../../domain/document/id.ts'
import { scheduleLimits, type Cover } from '../../domain/duty/schedule.ts'
import { hour } from '../../domain/time/durations.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { addCovers, mustBeAble, scheduleOf, staffedIn } from './schedule-parts.ts'

/** How long someone has it who takes it where no handover is planned within a year. Milliseconds. */
const aShift = 8 * hour

/**
 * "Take it now": the actor is on duty instead of everyone who is, until then or until the next handover, at most as long as a
 * cover lasts. If no one is, they are on duty until someone else would be.
 *
 * “Now” is when they said so: a device may bring it again long after, once the server was restored from a backup. What is over by then
 * puts no one on duty.
 */
export const scheduleTake = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({ scheduleId: Id, until: Timestamp.nullable().default(null) }),
  apply(work, { scheduleId, until }) {
    const { actor, at, now } = work.context
    const schedule = scheduleOf(work, scheduleId)
    mustBeAble(work, actor.id)
    const planned = staffedIn(work, schedule)
    const people = onDutyAt(planned, at).map(({ personId }) => personId)
    const others = people.filter((personId) => personId !== actor.id)
    if (people.length > 0 && others.length === 0) return
    const { now: shift, next } = nowAndNext(planned, at)
    const ends = until ?? shift?.until ?? next?.from ?? at + aShift
    if (ends <= at) work.reject('bad_request', 'Pick a time that is still to come.')
    const end = Math.min(ends, at + scheduleLimits.coverMs)
    if (end <= now) return
    const covers: Cover[] =
      others.length === 0
        ? [{ kind: 'add', personId: actor.id }]
        : others.map((insteadOf) => ({ kind: 'replace', personId: actor.id, insteadOf }))
    addCovers(
      work,
      schedule,
      covers.map((cover) => ({ id: work.nextId(), cover, from: at, until: end, by: actor.id, at })),
    )
  },
})
