import { useMemo } from 'react'
import { atLeast, type Person } from '../../../core/domain/people/person.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import type { untoldTicket } from '../../../core/domain/write-up/untold-ticket.ts'
import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import type { WriteUp } from '../../../core/domain/write-up/write-up.ts'
import { attentionAfter } from '../../../core/domain/write-up/writeback-state.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { useDocuments } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useSessions } from '../../data/react/use-sessions.ts'
import { untoldOf } from './writeback-line.ts'

/** A session whose ticket hears nothing until a person does something, and why. */
export type Untold = { session: Session; why: NonNullable<ReturnType<typeof untoldTicket>> }

/** Most sessions of which this device looks whether their tickets hear of them. */
const most = 200
const none: readonly Session[] = []

type Known = {
  sessions: readonly Session[]
  writeUps: ReadonlyMap<string, WriteUp | null>
  tickets: ReadonlyMap<string, Ticket | null>
}

/**
 * The sessions whose tickets hear nothing until this person does something, longest waiting first: those they own, and those of
 * which they confirmed the note; for admins after a day everyone's.
 */
export const untoldFor = (
  me: Pick<Person, 'id' | 'role' | 'active'>,
  { sessions, writeUps, tickets }: Known,
  now: number,
): Untold[] => {
  if (!me.active || !atLeast(me.role, 'engineer')) return []
  return sessions
    .flatMap((session): Untold[] => {
      const writeUp = session.writeUpId === null ? null : (writeUps.get(session.writeUpId) ?? null)
      const why = untoldOf(session, writeUp)
      const ticket = session.linkedTicketId === null ? undefined : tickets.get(session.linkedTicketId)
      if (why === null || (why === 'unwritten' && ticket?.closed !== false)) return []
      const isTheirs = session.ownerId === me.id || writeUp?.confirmedBy === me.id
      const isLate = atLeast(me.role, 'admin') && now - session.updatedAt >= attentionAfter
      return isTheirs || isLate ? [{ session, why }] : []
    })
    .toSorted((a, b) => a.session.updatedAt - b.session.updatedAt)
}

/** The sessions whose tickets hear nothing until the person at this desk does something. */
export const useUntold = (): readonly Untold[] => {
  const sessions = useSessions({ scope: 'untold', limit: most }) ?? none
  const writeUps = useDocuments(
    'writeups',
    sessions.flatMap(({ writeUpId }) => (writeUpId === null ? [] : [writeUpId])),
  )
  const tickets = useDocuments(
    'tickets',
    sessions.flatMap(({ linkedTicketId }) => (linkedTicketId === null ? [] : [linkedTicketId])),
  )
  const me = useMe()
  const now = useNow(60_000)
  return useMemo(
    () => (me === null ? [] : untoldFor(me, { sessions, writeUps, tickets }, now)),
    [sessions, writeUps, tickets, me, now],
  )
}
