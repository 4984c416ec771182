import './due-time.css'
import { dueWords } from '../../language/durations.ts'
import { dueTone } from '../../../core/domain/duty/due.ts'
import { dueOf, type SlaClock } from '../../../core/domain/duty/sla.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { fullTime, smartTime } from '../../language/relative-time.ts'
import { sharedWords } from '../shared/shared.words.ts'
import { leftWords } from './sla-words.ts'

const words = sharedWords.sla
const tones = { calm: 'due', soon: 'due due-soon', over: 'due due-over' }

/** How one clock stands: "due in 3 h", "paused: waiting for the client, 2 h left", "in time, 14:05", "missed, 14:05". */
export const ClockState = ({
  kind,
  clock,
  isUnderway,
}: {
  kind: 'touch' | 'resolve'
  clock: SlaClock
  /** False if the session has ended, though the server may not know yet. */
  isUnderway: boolean
}) => {
  const now = useNow(30_000)
  const at = dueOf(clock)
  if (clock.state === 'stopped')
    return (
      <span className={clock.missed ? tones.over : tones.calm} title={fullTime(clock.since)}>
        {(clock.missed ? words.missed : words.done)(smartTime(clock.since, now))}
      </span>
    )
  if (!isUnderway) return <span className="due">{sharedWords.due(smartTime(clock.dueAt, now))}</span>
  if (at === null)
    return (
      <span className="due" title={words.pausedSince(fullTime(clock.since))}>
        {[words.paused, leftWords(clock)].filter((part) => part !== null).join(', ')}
      </span>
    )
  return (
    <time
      className={tones[dueTone({ kind, at, clock }, now)]}
      dateTime={new Date(at).toISOString()}
      title={`${words.titles[kind]} ${fullTime(at)}`}
    >
      {dueWords(at, now)}
    </time>
  )
}
