import { useMemo } from 'react'
import { atLeast } from '../../../core/domain/people/person.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { isUntouched, needsAttention } from '../../../core/domain/write-up/writeback-state.ts'
import type { Writeback } from '../../../core/domain/write-up/writeback.ts'
import type { WriteUp } from '../../../core/domain/write-up/write-up.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { useDocument, useDocuments } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useWriteUps } from '../../data/react/use-session-parts.ts'
import { useWritebacks } from '../../data/react/use-psa.ts'
import { noteBeforeReopening } from './reopened.ts'

/** A session's confirmed write-up, and what brings it to the ticket; null where there is none on this device. */
export const useWritebackOf = ({
  writeUpId,
}: Pick<Session, 'writeUpId'>): { writeUp: WriteUp | null; writeback: Writeback | null } => {
  const writeUp = useDocument('writeups', writeUpId) ?? null
  const writeback = useDocument('writebacks', writeUp?.writebackId ?? null) ?? null
  return { writeUp, writeback }
}

/**
 * What of a session's resolution note reached its ticket, or still will, although the session was reopened since: the ticket
 * says more than is true now. Null where nothing did.
 */
export const useReopenedWriteback = ({
  id,
  status,
  writeUpId,
}: Pick<Session, 'id' | 'status' | 'writeUpId'>): Writeback | null => {
  const writeUps = useWriteUps(id)
  const latest = noteBeforeReopening({ status, writeUpId }, writeUps ?? [])
  const writeback = useDocument('writebacks', latest?.writebackId ?? null) ?? null
  return writeback === null || (writeback.left !== null && isUntouched(writeback)) ? null : writeback
}

/** Whether this person may retry or leave a writeback: whoever confirmed it, the session's owner, an admin. */
export const useMayDecide = ({ personId }: Pick<Writeback, 'personId'>, ownerId: string | null): boolean => {
  const me = useMe()
  if (me === null || !me.active) return false
  return me.id === personId || me.id === ownerId || atLeast(me.role, 'admin')
}

/** Most writebacks of which this device looks who has to do something. */
const most = 500
const none: readonly Writeback[] = []

/** The writebacks that need this person, longest waiting first. */
export const useAttention = (): readonly Writeback[] => {
  const troubled = useWritebacks('troubled', most) ?? none
  const sessions = useDocuments(
    'sessions',
    troubled.map(({ sessionId }) => sessionId),
  )
  const me = useMe()
  const now = useNow(60_000)
  return useMemo(
    () => (me === null ? none : needsAttention(troubled, sessions, me, now)),
    [troubled, sessions, me, now],
  )
}
