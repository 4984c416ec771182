import './handoff-strip.css'
import type { Handoff } from '../../../../core/domain/handoff.ts'
import { targetLeft } from '../../../../core/domain/ownership.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { usePeople } from '../../../data/react/use-people.ts'
import { PriorityMark } from '../../../ui/priority-mark.tsx'
import { smartTime } from '../../../ui/relative-time.ts'
import { useNames } from '../../shared/use-names.ts'
import { Ladder } from './ladder.tsx'
import { audienceWords, waitWords } from './strip-words.ts'

/** The open handoff of a session, above its timeline: to whom, how urgent, and how far it has come. */
export const HandoffStrip = ({ handoff }: { handoff: Handoff }) => {
  const now = useNow(5000)
  const people = usePeople()
  const { youIn } = useNames()
  const escalated = handoff.intent === 'escalate'
  const wait = waitWords(handoff, now)
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
        {escalated ? audienceWords(handoff, targetLeft(handoff, people), youIn) : `Parked, ${wakes}`}
        {wait?.late === false && <span className="text-muted"> · {wait.text}</span>}
        {handoff.engineerNotes !== '' && (
          <span className="text-muted" dir="auto">
            {' '}
            · {handoff.engineerNotes}
          </span>
        )}
      </span>
      {wait?.late === true && (
        <p className="handoff-strip-warning" role="status">
          {wait.text}
        </p>
      )}
      {unknown && (
        <p className="handoff-strip-warning">
          <strong>No one knows yet.</strong> It goes out by itself. If it cannot wait, call the service desk.
        </p>
      )}
      <Ladder handoff={handoff} />
    </section>
  )
}
