import './handoff-strip.css'
import type { Handoff } from '../../../core/domain/handoff.ts'
import { useNow } from '../../data/hooks.ts'
import { PriorityMark } from '../../ui/priority-mark.tsx'
import { smartTime } from '../../ui/relative-time.ts'
import { useNames } from '../sessions/use-names.ts'
import { Ladder } from './ladder.tsx'

/** The open handoff of a session, above its timeline: to whom, how urgent, and how far it has come. */
export const HandoffStrip = ({ handoff }: { handoff: Handoff }) => {
  const now = useNow(30_000)
  const { youIn } = useNames()
  const escalated = handoff.intent === 'escalate'
  const target = handoff.targetUserId === null ? 'everyone' : youIn(handoff.targetUserId)
  const unknown = escalated && handoff.acceptedAt === null
  const wakes =
    handoff.wakeAt === null
      ? 'no time set'
      : handoff.wakeAt <= now
        ? 'its time has come'
        : `wakes ${smartTime(handoff.wakeAt, now)}`
  return (
    <section
      className={unknown ? 'handoff-strip handoff-strip-unknown' : 'handoff-strip'}
      aria-label="Handoff"
    >
      {escalated && <PriorityMark priority={handoff.priority} />}
      <span className="handoff-strip-text text-cut" title={handoff.engineerNotes}>
        {escalated ? `To ${target}` : `Parked, ${wakes}`}
        {handoff.engineerNotes !== '' && (
          <span className="text-muted" dir="auto">
            {' '}
            · {handoff.engineerNotes}
          </span>
        )}
      </span>
      {unknown && (
        <p className="handoff-strip-warning">
          <strong>Nobody knows yet.</strong> It goes out by itself. If it cannot wait, call the service desk.
        </p>
      )}
      <Ladder handoff={handoff} />
    </section>
  )
}
