import './whose-line.css'
import { Building2, Monitor, UserRound } from 'lucide-react'
import type { Session } from '../../../core/domain/session/session.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { dueNext, pausedClock } from '../../../core/domain/duty/due.ts'
import type { Sla } from '../../../core/domain/duty/sla.ts'
import { SlaDue } from './due-time.tsx'
import { sharedWords as words } from '../shared/shared.words.ts'

/** Whose problem it is, whom to call, on which device, and by when; nothing if none of it is known. */
export const WhoseLine = ({
  about: { client, contact, device, dueAt },
  sla,
}: {
  about: Pick<Session, 'client' | 'contact' | 'device' | 'dueAt'>
  sla: Sla | null
}) => {
  const hasDue = dueNext(sla, dueAt) !== null || pausedClock(sla) !== null
  const parts = [
    { key: 'client', icon: Building2, label: words.client, text: client },
    { key: 'contact', icon: UserRound, label: words.contact, text: contact },
    { key: 'device', icon: Monitor, label: words.device, text: device },
  ].filter(({ text }) => text !== '')
  if (parts.length === 0 && !hasDue) return null
  return (
    <ul className="whose">
      {parts.map(({ key, icon, label, text }) => (
        <li key={key} className={`whose-${key}`} title={label}>
          <Icon icon={icon} size={14} />
          <span className="sr-only">{label}: </span>
          <span dir="auto">{text}</span>
        </li>
      ))}
      {hasDue && (
        <li>
          <SlaDue sla={sla} promisedAt={dueAt} />
        </li>
      )}
    </ul>
  )
}
