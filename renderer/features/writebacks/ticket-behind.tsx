import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { untoldTicket } from '../../../core/domain/write-up/untold-ticket.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { Pill } from '../../ui/marks/pill.tsx'
import { useWritebackOf } from './use-writeback.ts'
import { behindWords } from './writeback-line.ts'

/** In place of a session's status while its ticket isn't known to be closed; otherwise `children`. */
export const TicketBehind = ({
  session,
  children,
}: {
  session: Pick<Session, 'status' | 'writeUpId' | 'ticketCheck' | 'psaTicketId' | 'linkedTicketId'>
  children: ReactNode
}) => {
  const isUnwritten = untoldTicket(session) === 'unwritten'
  const ticket = useDocument('tickets', isUnwritten ? session.linkedTicketId : null) ?? null
  const behind = behindWords(session, { ...useWritebackOf(session), ticket })
  return behind === null ? (
    children
  ) : (
    <Pill tone={behind.tone} icon={TriangleAlert}>
      {behind.text}
    </Pill>
  )
}
