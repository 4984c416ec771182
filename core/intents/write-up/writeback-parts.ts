import { atLeast } from '../../domain/people/person.ts'
import type { Session } from '../../domain/session/session.ts'
import type { Writeback } from '../../domain/write-up/writeback.ts'
import type { Work } from '../defining/define-intent.ts'

/** A writeback that is left as it is: nothing more is sent. */
export const leftAsItIs = (
  writeback: Writeback,
  left: { by: string; at: number; reason: string },
): Writeback => ({
  ...writeback,
  state: 'left',
  left,
  nextTryAt: null,
  attentionSince: null,
  updatedAt: Math.max(writeback.updatedAt, left.at),
})

/** A writeback and its session; rejects unless the actor confirmed it, owns the session, or is an admin. */
export const ownWriteback = (work: Work, id: string): { writeback: Writeback; session: Session } => {
  const { actor } = work.context
  const writeback = work.get('writebacks', id, 'writeback')
  const session = work.get('sessions', writeback.sessionId, 'session')
  if (writeback.personId !== actor.id && session.ownerId !== actor.id && !atLeast(actor.role, 'admin')) {
    work.reject(
      'not_owner',
      `${work.nameOf(writeback.personId)} wrote this. Ask them, the session’s owner, or an admin.`,
      { by: writeback.personId },
    )
  }
  return { writeback, session }
}
