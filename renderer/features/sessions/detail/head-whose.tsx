import '../lane/lane-details.css'
import { useRef } from 'react'
import { dueNext, pausedClock } from '../../../../core/domain/duty/due.ts'
import { isUnderway, type Session } from '../../../../core/domain/session/session.ts'
import { editWhose, useSessionScreen } from '../../../state/route/session-screen.ts'
import { SlaDue } from '../../clients/due-time.tsx'
import { DueMenu } from '../lane/due-menu.tsx'
import { WhoseField } from '../lane/whose-field.tsx'

/** The client in a session's head, edited where it stands: while the lane, which has it too, is out of sight. */
export const HeadClient = ({ session, mayWrite }: { session: Session; mayWrite: boolean }) => {
  const edited = useSessionScreen(({ whose }) =>
    whose?.sessionId === session.id && whose.place === 'head' ? whose : null,
  )
  const button = useRef<HTMLButtonElement | null>(null)
  if (edited !== null && mayWrite) {
    return (
      <WhoseField
        session={session}
        edited={edited}
        onDone={(keepsFocus) => {
          editWhose(null)
          if (keepsFocus) queueMicrotask(() => button.current?.focus())
        }}
      />
    )
  }
  if (session.client === '') return null
  const name = (
    <span
      className={mayWrite ? 'session-client text-cut' : 'session-client head-client text-cut'}
      dir="auto"
      title={session.client}
    >
      {session.client}
    </span>
  )
  return mayWrite ? (
    <button
      ref={button}
      type="button"
      className="head-whose head-client"
      onClick={() => editWhose({ sessionId: session.id, field: 'client', place: 'head' })}
    >
      {name}
    </button>
  ) : (
    name
  )
}

/** When the session is due, in its head, changed from a menu. */
export const HeadDue = ({ session, mayWrite }: { session: Session; mayWrite: boolean }) => {
  const { sla, dueAt } = session
  if (!isUnderway(session.status) || (dueNext(sla, dueAt) === null && pausedClock(sla) === null)) return null
  const due = <SlaDue sla={sla} promisedAt={dueAt} isParked={session.status === 'paused'} />
  return mayWrite ? (
    <DueMenu
      session={session}
      trigger={
        <button type="button" className="head-whose">
          {due}
        </button>
      }
    />
  ) : (
    due
  )
}
