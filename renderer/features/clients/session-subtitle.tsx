import type { Session } from '../../../core/domain/session/session.ts'
import { TicketLink } from './ticket-link.tsx'

/** The session that a dialog is about. */
export const SessionSubtitle = ({ session }: { session: Session }) => (
  <>
    <span className="text-cut" dir="auto">
      {session.title}
    </span>
    {session.psaTicketId !== null && <TicketLink value={session.psaTicketId} />}
    {session.client !== '' && (
      <span className="text-cut" dir="auto">
        {session.client}
      </span>
    )}
  </>
)
