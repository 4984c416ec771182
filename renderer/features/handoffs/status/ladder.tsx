import './ladder.css'
import { Check, Circle, CircleAlert, HardDrive } from 'lucide-react'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { needsReach } from '../../../../core/domain/handoff/receivers.ts'
import { Icon } from '../../../ui/marks/icon.tsx'
import { Popover } from '../../../ui/overlay/popover.tsx'
import { Time } from '../../shared/text/time.tsx'
import { sharedWords } from '../../shared/shared.words.ts'
import { useNames } from '../../shared/names/use-names.ts'
import { Deliveries } from './deliveries.tsx'
import { handoffStatusWords } from './handoff-status.words.ts'
import { useReachability } from './use-reachability.ts'
import { ladderSentence, ladderWords, type LadderWord } from './ladder-words.ts'

/** Where a handoff stands: sent, delivered, seen, claimed. Each rung opens to show who and when. */
export const Ladder = ({ handoff }: { handoff: Handoff }) => {
  const { youIn } = useNames()
  const reachability = useReachability(handoff)
  const words = ladderWords(handoff, youIn, needsReach(handoff) && reachability.kind === 'no_one')
  return (
    <div className="ladder" role="group" aria-label={ladderSentence(words)}>
      {words.map((word) => (
        <span key={word.rung} className="ladder-step">
          <Rung word={word} />
        </span>
      ))}
      {handoff.intent === 'escalate' && handoff.acceptedAt !== null && <Deliveries handoff={handoff} />}
    </div>
  )
}

const Rung = ({ word }: { word: LadderWord }) => {
  const { rung, label, reached, at, people, others, blocked } = word
  const icon = rung === 'on_device' ? HardDrive : reached ? Check : blocked ? CircleAlert : Circle
  const classes = [
    'ladder-rung',
    reached ? 'ladder-reached' : '',
    rung === 'on_device' ? 'ladder-device' : '',
    blocked ? 'ladder-blocked' : '',
  ]
    .filter((name) => name !== '')
    .join(' ')
  const inside = (
    <>
      <Icon icon={icon} size={12} />
      {!reached && !blocked && <span className="sr-only">{handoffStatusWords.notYet}</span>}
      <span>{label}</span>
    </>
  )
  if (!reached || at === null) return <span className={classes}>{inside}</span>
  return (
    <Popover
      label={label}
      trigger={
        <button type="button" className={classes}>
          {inside}
        </button>
      }
    >
      <div className="ladder-people">
        {people.map((name) => (
          <span key={name}>{name === sharedWords.youIn ? sharedWords.you : name}</span>
        ))}
        {others > 0 && <span>{handoffStatusWords.others(others)}</span>}
        <span className="text-faint">
          {rung === 'delivered' || rung === 'seen' ? handoffStatusWords.firstAt : handoffStatusWords.at}
          <Time at={at} style="clock" />, {handoffStatusWords.beforeAgo}
          <Time at={at} style="ago" />
          {handoffStatusWords.afterAgo}
        </span>
      </div>
    </Popover>
  )
}
