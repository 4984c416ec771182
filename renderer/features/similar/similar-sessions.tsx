import './similar-sessions.css'
import { useMe } from '../../data/react/use-people.ts'
import { useSimilar } from '../../data/react/use-search.ts'
import type { Session } from '../../../core/domain/session.ts'
import { cut } from '../../../core/domain/text.ts'
import type { SimilarSession } from '../../data/contract/search-hit.ts'
import { SectionTitle } from '../../ui/section-title.tsx'
import { Ticket } from '../../ui/ticket.tsx'
import { sessionPath } from '../shared/session-path.ts'
import { SessionStatusPill } from '../shared/session-status-pill.tsx'

const title = 'Like this before'
const most = 3

/** What a session is about, as others are compared with it. */
const subjectOf = (session: Pick<Session, 'title' | 'problemSummary'>): string =>
  `${session.title}\n${session.problemSummary}`

const Item = ({ session, onOpen }: { session: SimilarSession; onOpen: (() => void) | undefined }) => {
  const myId = useMe()?.id ?? null
  return (
    <li>
      <a className="like-this-item" href={`#${sessionPath(session, myId)}`} onClick={onOpen}>
        <span className="like-this-title text-cut" dir="auto">
          {session.title}
        </span>
        <span className="like-this-line">
          {session.ticket !== null && <Ticket value={session.ticket} />}
          <SessionStatusPill session={session} handoff={null} />
          {session.resolution !== null && (
            <span className="like-this-solved text-cut" dir="auto">
              {session.resolution}
            </span>
          )}
        </span>
      </a>
    </li>
  )
}

const List = ({
  similar,
  headClass,
  onOpen,
}: {
  similar: readonly SimilarSession[]
  headClass?: string
  onOpen?: () => void
}) =>
  similar.length === 0 ? null : (
    <section className="like-this" aria-label={title}>
      <div className={headClass}>
        <SectionTitle>{title}</SectionTitle>
      </div>
      <ul>
        {similar.map((session) => (
          <Item key={session.sessionId} session={session} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )

/** Sessions like the one that is open, in its task lane. Nothing where there is none. */
export const LikeThisGroup = ({ session }: { session: Session }) => (
  <List
    similar={useSimilar(subjectOf(session), { exclude: session.id, limit: most })}
    headClass="task-group-head"
  />
)

/** Sessions like what is being written, below it. `onOpen` runs when one of them is followed. */
export const LikeWhatIsWritten = ({ text, onOpen }: { text: string; onOpen: () => void }) => (
  <List similar={useSimilar(text, { limit: most })} onOpen={onOpen} />
)

/** The same in one line of a dialog about a session. */
export const LikeThisLine = ({ session, onOpen }: { session: Session; onOpen: () => void }) => {
  const myId = useMe()?.id ?? null
  const similar = useSimilar(subjectOf(session), { exclude: session.id, limit: most })
  if (similar.length === 0) return null
  return (
    <p className="dialog-line like-this-links">
      {title}:{' '}
      {similar.map((one, index) => (
        <span key={one.sessionId}>
          {index > 0 && ' · '}
          <a href={`#${sessionPath(one, myId)}`} onClick={onOpen} title={one.title}>
            <bdi>{cut(one.title, 48)}</bdi>
          </a>
          {one.status === 'resolved' && ' (resolved)'}
        </span>
      ))}
    </p>
  )
}
