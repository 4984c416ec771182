import './similar-sessions.css'
import type { Session } from '../../../core/domain/session/session.ts'
import { useSessionsAt } from '../../data/react/use-sessions.ts'
import { SimilarList } from './similar-list.tsx'
import { similarWords } from './similar.words.ts'

const shown = 4

const itemOf = (session: Session) => ({
  sessionId: session.id,
  title: session.title,
  ticket: session.psaTicketId,
  ownerId: session.ownerId,
  status: session.status,
  updatedAt: session.updatedAt,
  resolution: session.resolutionAction ?? session.resolutionSummary,
})

/** The latest sessions at a client, with how they stand and what solved them. Nothing when there are no others. */
export const RecentAtClient = ({
  client,
  except = null,
  headClass,
  onOpen,
}: {
  client: string
  /** The session that is open. */
  except?: string | null
  headClass?: string
  onOpen?: () => void
}) => {
  const others = useSessionsAt(client, shown + 1).filter(({ id }) => id !== except)
  return (
    <SimilarList
      title={similarWords.recentAtClient}
      sessions={others.slice(0, shown).map(itemOf)}
      headClass={headClass}
      onOpen={onOpen}
    />
  )
}
