import { answerableFor } from '../../../../core/domain/handoff/answerable.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Desk } from '../../../data/contract/desk.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { areAllStillTrue, isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { handoffStatusWords } from './handoff-status.words.ts'
import { escalateAgain } from './escalate-again.ts'
import { isStillEscalated } from '../../../../core/domain/ticket/connection.ts'
import { firstOf } from '../../export/read-session.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'

/** That a session's ticket still has the status which escalating gave it, because withdrawing sets none; '' if it has another one. */
const ticketStays = async (desk: Desk, sessionId: string): Promise<string> => {
  const session = await firstOf(desk.document('sessions', sessionId))
  const linkedTicketId = session?.linkedTicketId ?? null
  const ticket = linkedTicketId === null ? null : await firstOf(desk.document('tickets', linkedTicketId))
  if (ticket === null) return ''
  const connection = await firstOf(desk.document('connections', ticket.connectionId))
  if (connection === null || !isStillEscalated(ticket, connection)) return ''
  return ` ${handoffStatusWords.ticketStays(ticket.number, ticket.status)}`
}

/**
 * Says that an escalation was withdrawn, for as long as that's true: not once it was rejected or escalated again.
 *
 * @param offline whether it was withdrawn without the server knowing yet
 */
export const tellWithdrawn = async (desk: Desk, handoff: Handoff, offline: boolean): Promise<void> => {
  const stays = await ticketStays(desk, handoff.sessionId)
  toast(`${offline ? handoffStatusWords.withdrawnOffline : handoffStatusWords.withdrawn}${stays}`, {
    action: escalateAgain(handoff),
    about: aboutSession(desk, handoff.sessionId),
    still: areAllStillTrue(
      isStillTrue(
        desk,
        'sessions',
        handoff.sessionId,
        ({ status, ownerId }) => status === 'active' && ownerId === answerableFor(handoff),
      ),
      isStillTrue(desk, 'handoffs', handoff.id, ({ state }) => state === 'withdrawn'),
    ),
  })
}
