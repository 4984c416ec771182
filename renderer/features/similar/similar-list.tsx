import './similar-sessions.css'
import { titleOf } from '../../../core/domain/session/session.ts'
import { useMe } from '../../data/react/use-people.ts'
import type { SessionHead } from '../../../core/search/hit.ts'
import { SectionTitle } from '../../ui/screen/section-title.tsx'
import { sessionPath } from '../shared/sessions/session-path.ts'
import { useNames } from '../shared/names/use-names.ts'
import { isSolved } from './order-similar.ts'
import { similarWords } from './similar.words.ts'
import { TicketLink } from '../clients/ticket-link.tsx'
import { SessionStatusPill } from '../shared/sessions/session-status-pill.tsx'

/** Another session: what it's called, how it stands, and what solved it. */
export type ListedSession = SessionHead & { sessionId: string; resolution: string | null }

/** What became of it, or with whom it still is. */
const outcomeOf = (session: ListedSession, nameIn: (id: string) => string): string | null => {
  if (isSolved(session))
    return session.resolution === null
      ? similarWords.solvedSilently
      : similarWords.solvedBy(session.resolution)
  // Its state says all that there is.
  return session.status === 'abandoned' ? null : similarWords.openWith(nameIn(session.ownerId))
}

const Item = ({ session, onOpen }: { session: ListedSession; onOpen: (() => void) | undefined }) => {
  const myId = useMe()?.id ?? null
  const { youIn } = useNames()
  const outcome = outcomeOf(session, youIn)
  return (
    <li>
      <a className="similar-item" href={`#${sessionPath(session, myId)}`} onClick={onOpen}>
        <span className="similar-title text-cut" dir="auto">
          {titleOf(session)}
        </span>
        <span className="similar-line">
          {session.ticket !== null && <TicketLink inRow value={session.ticket} />}
          <SessionStatusPill session={session} handoff={null} />
          {outcome !== null && (
            <span className="similar-solved text-cut" dir="auto" title={session.resolution ?? undefined}>
              {outcome}
            </span>
          )}
        </span>
      </a>
    </li>
  )
}

/** Other sessions under a heading. Nothing when there are none. `onOpen` runs when one of them is opened. */
export const SimilarList = ({
  title,
  sessions,
  headClass,
  onOpen,
}: {
  title: string
  sessions: readonly ListedSession[]
  headClass?: string | undefined
  onOpen?: (() => void) | undefined
}) =>
  sessions.length === 0 ? null : (
    <section className="similar" aria-label={title}>
      <div className={headClass}>
        <SectionTitle>{title}</SectionTitle>
      </div>
      <ul>
        {sessions.map((session) => (
          <Item key={session.sessionId} session={session} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
