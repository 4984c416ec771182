import './similar-sessions.css'
import { useMemo } from 'react'
import { useMe } from '../../data/react/use-people.ts'
import { useSimilar } from '../../data/react/use-search.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { cut } from '../../../core/domain/text/text.ts'
import type { SimilarSession } from '../../data/contract/search-hit.ts'
import { isSolved, orderSimilar } from './order-similar.ts'
import { SimilarList } from './similar-list.tsx'
import { similarWords } from './similar.words.ts'
import { sessionPath } from '../shared/sessions/session-path.ts'

const shown = 3
/** How many to look through for solved ones. */
const looked = 12

const useOrdered = (text: string, exclude: string | null): readonly SimilarSession[] => {
  const similar = useSimilar(text, { exclude, limit: looked })
  return useMemo(() => orderSimilar(similar, shown), [similar])
}

/** What a session is about, as the search compares it with others. */
const subjectOf = (session: Pick<Session, 'title' | 'problemSummary'>): string =>
  `${session.title}\n${session.problemSummary}`

/** Sessions similar to the one that is open, in its task lane. Nothing when there are none. */
export const SimilarGroup = ({ session }: { session: Session }) => (
  <SimilarList
    title={similarWords.title}
    sessions={useOrdered(subjectOf(session), session.id)}
    headClass="task-group-head"
  />
)

/** Sessions similar to what is being written, below it. `onOpen` runs when one of them is opened. */
export const SimilarToText = ({ text, onOpen }: { text: string; onOpen: () => void }) => (
  <SimilarList title={similarWords.title} sessions={useOrdered(text, null)} onOpen={onOpen} />
)

/** The same on one line of a dialog about a session. */
export const SimilarLine = ({ session, onOpen }: { session: Session; onOpen: () => void }) => {
  const myId = useMe()?.id ?? null
  const similar = useOrdered(subjectOf(session), session.id)
  if (similar.length === 0) return null
  return (
    <p className="form-line similar-links">
      {similarWords.title}:{' '}
      {similar.map((one, index) => (
        <span key={one.sessionId}>
          {index > 0 && ' · '}
          <a href={`#${sessionPath(one, myId)}`} onClick={onOpen} title={one.title}>
            <bdi>{cut(one.title, 48)}</bdi>
          </a>
          {` ${isSolved(one) ? similarWords.resolved : one.status === 'abandoned' ? '' : similarWords.stillOpen}`}
        </span>
      ))}
    </p>
  )
}
