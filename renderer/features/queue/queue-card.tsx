import './queue-card.css'
import { ago } from '../../language/durations.ts'
import { targetLeft } from '../../../core/domain/handoff/ownership.ts'
import type { QueueItem } from '../../../core/domain/handoff/queue.ts'
import { parkingOf } from '../../../core/domain/handoff/parking.ts'
import { isLate, waitingMs, waitingSince } from '../../../core/domain/handoff/waiting.ts'
import { parkedUntil } from '../../language/handoffs.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { usePeople } from '../../data/react/use-people.ts'
import { Dot } from '../../ui/marks/dot.tsx'
import { Pill } from '../../ui/marks/pill.tsx'
import { PriorityMark } from '../../ui/marks/priority-mark.tsx'
import { SavedOn } from '../../ui/marks/saved-on.tsx'
import { fullTime, smartTime } from '../../language/relative-time.ts'
import { RowOnlookers } from '../presence/onlookers.tsx'
import { SlaDue } from '../clients/due-time.tsx'
import { queueWords as words } from './queue.words.ts'
import { PolicyLine } from '../policies/policy-line.tsx'
import { TicketLink } from '../clients/ticket-link.tsx'
import { cardFacts, reasonQuote } from './queue-line.ts'

/** A waiting handoff. The dot says that it hasn't been opened at this desk; hovering doesn't clear it. */
export const QueueCard = ({
  item,
  unread,
  isNew,
  onDevice,
  nameOf,
}: {
  item: QueueItem
  unread: boolean
  /** It arrived while the queue was visible, so it slides in. */
  isNew: boolean
  onDevice: boolean
  nameOf: (id: string) => string
}) => {
  const { handoff } = item
  const people = usePeople()
  const now = useNow(30_000)
  const { snapshot } = handoff
  return (
    <div className={isNew ? 'queue-card queue-card-new' : 'queue-card'}>
      <div className="queue-card-line">
        {handoff.intent === 'escalate' && <PriorityMark priority={handoff.priority} />}
        <span className="queue-card-title text-cut" dir="auto">
          {snapshot.title}
        </span>
        {unread && <Dot label={words.unread} />}
        {onDevice && <SavedOn state="device" />}
        {handoff.intent === 'park' ? <Wakes item={item} /> : <Waits item={item} />}
      </div>
      <div className="queue-card-line queue-card-about">
        {snapshot.client !== '' && (
          <span className="queue-card-client text-cut" dir="auto" title={snapshot.client}>
            {snapshot.client}
          </span>
        )}
        <span className="queue-card-quote text-cut" dir="auto">
          {handoff.intent === 'park' && handoff.engineerNotes === '' ? words.noNote : reasonQuote(handoff)}
        </span>
      </div>
      <div className="queue-card-line queue-card-facts">
        {snapshot.psaTicketId !== null && <TicketLink inRow value={snapshot.psaTicketId} />}
        {item.forMe && (
          <Pill tone="accent">{handoff.targetUserId === null ? words.forYourTeam : words.forYou}</Pill>
        )}
        {item.mine && handoff.intent === 'escalate' && <Pill>{words.yours}</Pill>}
        <span className="queue-card-rest text-cut">
          {cardFacts(item, nameOf, { left: targetLeft(handoff, people), now })}
        </span>
        <SlaDue sla={handoff.sla} promisedAt={snapshot.dueAt} isParked={handoff.intent === 'park'} />
        <RowOnlookers sessionId={handoff.sessionId} handoffId={handoff.id} except={handoff.handedOffBy} />
      </div>
      {handoff.intent === 'escalate' && <PolicyLine compact handoff={handoff} />}
    </div>
  )
}

/** How long it has been waiting; red, and read out as too long, once someone should have claimed it. */
const Waits = ({ item: { handoff } }: { item: QueueItem }) => {
  const now = useNow(5000)
  const late = isLate(handoff, now)
  return (
    <span
      className={late ? 'queue-card-when queue-card-late' : 'queue-card-when'}
      title={words.since(fullTime(waitingSince(handoff)))}
    >
      <span className="sr-only">{words.waitingFor} </span>
      <span>{ago(waitingMs(handoff, now))}</span>
      {late && <span className="sr-only">{words.waitsTooLong}</span>}
    </span>
  )
}

const Wakes = ({ item: { handoff } }: { item: QueueItem }) => {
  const now = useNow(30_000)
  const at = handoff.wakeAt
  const parking = parkingOf(handoff, now)
  const until = parkedUntil(handoff, null, (time) => smartTime(time, now))
  return (
    <span className="queue-card-when" title={at === null ? undefined : fullTime(at)}>
      <span className="sr-only">{words.parked}</span>
      {parking === 'asleep'
        ? until === null
          ? smartTime(handoff.createdAt, now)
          : words.wakes(until)
        : words.due[parking]}
    </span>
  )
}
