import { AlarmClock, ArrowUpRight, Check, Pause } from 'lucide-react'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import type { LucideIcon } from '../../../ui/marks/icon.tsx'
import { Pill } from '../../../ui/marks/pill.tsx'
import { smartTime } from '../../../language/relative-time.ts'
import { sessionPill, type PillSign } from './session-pill.ts'

const icons: Record<NonNullable<PillSign>, LucideIcon> = {
  escalate: ArrowUpRight,
  park: Pause,
  wake: AlarmClock,
  check: Check,
}

/** A session's status as a pill; `handoff` is its open handoff, when it's loaded. */
export const SessionStatusPill = ({
  session,
  handoff,
}: {
  session: Pick<Session, 'status'>
  handoff: Handoff | null
}) => {
  const now = useNow(30_000)
  const { label, tone, sign } = sessionPill(session, handoff, now, (at) => smartTime(at, now))
  return (
    <Pill tone={tone} icon={sign === null ? undefined : icons[sign]}>
      {label}
    </Pill>
  )
}
