import { AlarmClock, ArrowUpRight, Pause, Play } from 'lucide-react'
import type { HandoverItem, HandoverKind } from '../../../core/domain/handover/handover.ts'
import { parkedUntil } from '../../language/handoffs.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { Icon, type LucideIcon } from '../../ui/marks/icon.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { DueTime } from '../clients/due-time.tsx'
import { shiftWords as words } from './shift.words.ts'

const icons: Record<HandoverKind, LucideIcon> = {
  active: Play,
  parked: Pause,
  escalated: ArrowUpRight,
  directed: ArrowUpRight,
}

/** What a session in a shift handover waits for: how it stands, when it wakes, and what was promised to the client. */
export const ItemFacts = ({
  item: { kind, client, dueAt, wakeAt, wakeOnReply },
  isOwn,
}: {
  item: Pick<HandoverItem, 'kind' | 'client' | 'dueAt' | 'wakeAt' | 'wakeOnReply'>
  /** It is the reader's own to hand over. */
  isOwn: boolean
}) => {
  const now = useNow(30_000)
  const until = parkedUntil({ wakeAt, wakeOnReply }, null, (at) => smartTime(at, now))
  return (
    <span className="shift-facts">
      <span className="shift-fact">
        <Icon icon={icons[kind]} size={12} />
        {(isOwn ? words.kindsOwn : words.kinds)[kind]}
      </span>
      {client !== '' && (
        <span className="shift-fact text-cut" dir="auto">
          {client}
        </span>
      )}
      {kind === 'parked' && until !== null && (
        <span className="shift-fact">
          <Icon icon={AlarmClock} size={12} />
          {words.wakes(until)}
        </span>
      )}
      {dueAt !== null && (
        <span className="shift-fact">
          <DueTime at={dueAt} />
        </span>
      )}
    </span>
  )
}
