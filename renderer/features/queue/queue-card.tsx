import './queue-card.css'
import { ago } from '../../../core/domain/handoff.ts'
import { targetLeft } from '../../../core/domain/ownership.ts'
import type { QueueItem } from '../../../core/domain/queue.ts'
import { isLate, waitingMs, waitingSince } from '../../../core/domain/waiting.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { usePeople } from '../../data/react/use-people.ts'
import { Dot } from '../../ui/dot.tsx'
import { Pill } from '../../ui/pill.tsx'
import { PriorityMark } from '../../ui/priority-mark.tsx'
import { SavedOn } from '../../ui/saved-on.tsx'
import { fullTime, smartTime } from '../../ui/relative-time.ts'
import { Ticket } from '../../ui/ticket.tsx'
import { RowOnlookers } from '../presence/onlookers.tsx'
import { cardFacts, reasonQuote } from './queue-line.ts'

/** A handoff that waits. The dot says that no one at this desk has opened it; hovering does not clear it. */
export const QueueCard = ({
  item,
  unread,
  isNew,
  onDevice,
  nameOf,
}: {
  item: QueueItem
  unread: boolean
  /** It arrived while the queue was in view, so it slides in. */
  isNew: boolean
  onDevice: boolean
  nameOf: (id: string) => string
}) => {
  const { handoff } = item
  const people = usePeople()
  const { snapshot } = handoff
  return (
    <div className={isNew ? 'queue-card queue-card-new' : 'queue-card'}>
      <div className="queue-card-line">
        {handoff.intent === 'escalate' && <PriorityMark priority={handoff.priority} />}
        <span className="queue-card-title text-cut" dir="auto">
          {snapshot.title}
        </span>
        {unread && <Dot label="Not opened yet" />}
        {onDevice && <SavedOn state="device" />}
        {handoff.intent === 'park' ? <Wakes item={item} /> : <Waits item={item} />}
      </div>
      <div className="queue-card-quote text-cut" dir="auto">
        {handoff.intent === 'park' && handoff.engineerNotes === '' ? 'No note.' : reasonQuote(handoff)}
      </div>
      <div className="queue-card-line queue-card-facts">
        {snapshot.psaTicketId !== null && <Ticket value={snapshot.psaTicketId} />}
        {item.forMe && <Pill tone="accent">for you</Pill>}
        {item.mine && handoff.intent === 'escalate' && <Pill>yours</Pill>}
        <span className="text-cut">{cardFacts(item, nameOf, targetLeft(handoff, people))}</span>
        <RowOnlookers sessionId={handoff.sessionId} handoffId={handoff.id} except={handoff.handedOffBy} />
      </div>
    </div>
  )
}

/** How long it has waited; red, and said to be late, once someone should have taken it. */
const Waits = ({ item: { handoff } }: { item: QueueItem }) => {
  const now = useNow(5000)
  const late = isLate(handoff, now)
  return (
    <span
      className={late ? 'queue-card-when queue-card-late' : 'queue-card-when'}
      title={`Since ${fullTime(waitingSince(handoff))}`}
    >
      {ago(waitingMs(handoff, now))}
      {late && <span className="sr-only">, waits too long</span>}
    </span>
  )
}

const Wakes = ({ item: { handoff } }: { item: QueueItem }) => {
  const now = useNow(30_000)
  const at = handoff.wakeAt
  return (
    <span className="queue-card-when" title={at === null ? undefined : fullTime(at)}>
      <span className="sr-only">Parked, </span>
      {at === null
        ? smartTime(handoff.createdAt, now)
        : at <= now
          ? 'time has come'
          : `wakes ${smartTime(at, now)}`}
    </span>
  )
}
