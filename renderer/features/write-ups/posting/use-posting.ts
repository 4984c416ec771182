import { useMemo } from 'react'
import { defaultRedaction, type RedactionSettings } from '../../../../core/domain/text/secret-kinds.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { WriteUpKind } from '../../../../core/domain/write-up/write-up.ts'
import { useSignedIn } from '../../../data/react/use-desk.ts'
import { useDocument, useDocuments } from '../../../data/react/use-documents.ts'
import { useWriteUps } from '../../../data/react/use-session-parts.ts'
import { postTarget, type PostTarget } from './post-target.ts'
import { workSince } from './work-since.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** What becomes of a session's write-up, as far as this device knows. */
export type Posting = {
  target: PostTarget | null
  redaction: RedactionSettings
  /** Work up to this moment was already written up; 0 for none. */
  workSince: number
  /** Why nothing is posted at once although the session has a ticket number; null if there's nothing to say. */
  waiting: string | null
}

/** Where a session's write-up goes, and what is masked in it. */
export const usePosting = (session: Session, kind: WriteUpKind): Posting => {
  const { personId, accountId } = useSignedIn((state) => state.identity)
  const ticket = useDocument('tickets', session.linkedTicketId) ?? null
  const connection = useDocument('connections', ticket?.connectionId ?? null) ?? null
  const redaction = useDocument('accounts', accountId)?.redaction ?? defaultRedaction
  const writeUps = useWriteUps(session.id)
  const writebacks = useDocuments(
    'writebacks',
    (writeUps ?? []).flatMap(({ writebackId }) => (writebackId === null ? [] : [writebackId])),
  )
  const target = useMemo(
    () =>
      ticket === null || connection === null || connection.state === 'removed'
        ? null
        : postTarget(ticket, connection, kind, personId),
    [ticket, connection, kind, personId],
  )
  const { psaTicketId: number, ticketCheck } = session
  const waiting =
    target !== null || number === null || ticketCheck === null || ticketCheck === 'found'
      ? null
      : words.post[ticketCheck](number)
  return { target, redaction, workSince: workSince(writeUps ?? [], writebacks, personId), waiting }
}
