import './policy-line.css'
import { Eye, PhoneCall, Timer } from 'lucide-react'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { useNames } from '../shared/names/use-names.ts'
import { policyLineOf } from './line-words.ts'
import { policyLineWords as words } from './policies.words.ts'

const icons = { calm: Timer, looking: Eye, red: PhoneCall }

/** Who is told of an escalation next and when, who is looking, or in red that no one took it. */
export const PolicyLine = ({ handoff, compact = false }: { handoff: Handoff; compact?: boolean }) => {
  const now = useNow(1000)
  const { youIn } = useNames()
  const me = useMe()
  const line = policyLineOf(handoff, { id: me?.id, nameOf: youIn }, now, (at) => smartTime(at, now))
  if (line === null) return null
  return (
    <p
      className={`policy-line policy-line-${line.tone}${compact ? ' policy-line-compact' : ''}`}
      role={line.tone === 'red' && !compact ? 'status' : undefined}
    >
      <Icon icon={icons[line.tone]} size={12} />
      <span className="sr-only">{words.label}: </span>
      <span className={compact ? 'text-cut' : undefined}>{line.text}</span>
    </p>
  )
}
