import type { Session } from '../../domain/session/session.ts'
import { day } from '../../domain/time/durations.ts'
import type { Work } from './define-intent.ts'

/** The oldest work that a device may bring, milliseconds: a year and a day. */
export const longestOffline = 366 * day

/**
 * When something was done, by what the device says of it and what the server knows.
 *
 * Work of hours or weeks ago keeps its time: nothing else makes the timeline of an offline day true. But no device
 * dates an action before its own previous one, over a year back, or after `now`, however wrong or false its clock.
 *
 * @param said the device's clock, corrected
 * @param previous the bounded time of the device's previous intent; null where it is the first
 * @param now the server's clock; all in milliseconds
 */
export const boundedTime = (said: number, previous: number | null, now: number): number =>
  Math.min(now, Math.max(said, previous ?? 0, now - longestOffline))

/** When the actor did this to a session: never before it was started. */
export const timeIn = ({ context }: Work, session: Pick<Session, 'createdAt'>): number =>
  Math.max(context.at, session.createdAt)

/** Who did something to a session, and when. */
export type Done = { by: string; at: number }

/** What the actor is doing now. */
export const doneNow = (work: Work, session: Pick<Session, 'createdAt'>): Done => ({
  by: work.context.actor.id,
  at: timeIn(work, session),
})
