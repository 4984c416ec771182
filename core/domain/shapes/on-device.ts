import { isUnderway, type Session } from '../session/session.ts'
import { day } from '../time/durations.ts'

/**
 * Collections that lie with their session: of closed sessions of others they are on a device only for a while, and
 * else read from the server when the session is opened. Sessions and handoffs themselves are on every device.
 */
export const contentCollections = ['entries', 'branches', 'facts', 'fixes', 'writeups', 'writebacks'] as const
export type ContentCollection = (typeof contentCollections)[number]

/** How long after its last change a closed session is whole on the devices of the whole workspace. Milliseconds. */
export const wholeForMs = 90 * day

/**
 * Whether a session has to be whole on a person's device: underway, theirs, changed since, or with a writeback that needs a person, which
 * must not leave anyone's sight before someone has seen to it.
 */
export const isWholeOnDevice = (
  { status, ownerId, updatedAt }: Pick<Session, 'status' | 'ownerId' | 'updatedAt'>,
  personId: string,
  since: number,
  isTroubled: boolean,
): boolean => isUnderway(status) || ownerId === personId || updatedAt >= since || isTroubled
