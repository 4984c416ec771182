import './session-row.css'
import { UserX } from 'lucide-react'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { isUnderway, type Session } from '../../../../core/domain/session/session.ts'
import { needsOwner } from '../../../../core/domain/handoff/ownership.ts'
import { usePeople } from '../../../data/react/use-people.ts'
import { Dot } from '../../../ui/marks/dot.tsx'
import { Pill } from '../../../ui/marks/pill.tsx'
import { SavedOn } from '../../../ui/marks/saved-on.tsx'
import { Time } from '../../shared/text/time.tsx'
import { RowOnlookers } from '../../presence/onlookers.tsx'
import { TicketBehind } from '../../writebacks/ticket-behind.tsx'
import { listWords as words } from './list.words.ts'
import { problemLine, sessionProgress } from './session-line.ts'
import { SlaDue } from '../../clients/due-time.tsx'
import { TicketLink } from '../../clients/ticket-link.tsx'
import { SessionStatusPill } from '../../shared/sessions/session-status-pill.tsx'

/** A session in a list. `owner` is shown where the list has other people's sessions. */
export const SessionRow = ({
  session,
  handoff,
  onDevice,
  unread = false,
  owner,
}: {
  session: Session
  handoff: Handoff | null
  onDevice: boolean
  /** Someone else has changed it since it was opened here. */
  unread?: boolean | undefined
  owner: string | null
}) => {
  const people = usePeople()
  const problem = problemLine(session)
  const due = isUnderway(session.status) && (
    <SlaDue sla={session.sla} promisedAt={session.dueAt} isParked={session.status === 'paused'} />
  )
  const isAbout = session.client !== '' || problem !== ''
  const facts = [owner, sessionProgress(session)].filter((part) => part !== null && part !== '')
  return (
    <div className="session-row">
      <div className="session-row-line">
        {unread && <Dot label={words.changed} />}
        <span className="session-row-title text-cut" dir="auto">
          {session.title}
        </span>
        <span className="session-row-when">
          {onDevice && <SavedOn state="device" />}
          <Time at={session.updatedAt} style="smart" />
        </span>
      </div>
      {isAbout && (
        <div className="session-row-line session-row-about">
          {session.client !== '' && (
            <span className="session-row-client text-cut" dir="auto" title={session.client}>
              {session.client}
            </span>
          )}
          {problem !== '' && (
            <span className="session-row-problem text-cut" dir="auto">
              {problem}
            </span>
          )}
          {/* Here, because below it would cut the state short. */}
          {due}
        </div>
      )}
      <div className="session-row-line session-row-state">
        {session.psaTicketId !== null && <TicketLink inRow value={session.psaTicketId} />}
        {needsOwner(session, people) ? (
          <Pill tone="amber" icon={UserX}>
            {words.needsOwner}
          </Pill>
        ) : (
          <TicketBehind session={session}>
            <SessionStatusPill session={session} handoff={handoff} />
          </TicketBehind>
        )}
        <span className="session-row-progress text-cut">{facts.join(' · ')}</span>
        {!isAbout && due}
        <RowOnlookers sessionId={session.id} handoffId={session.openHandoffId} />
      </div>
    </div>
  )
}
