import './due-time.css'
import { dueWords } from '../../language/durations.ts'
import { dueNext, dueTone, isOverdue, pausedClock, type Due } from '../../../core/domain/duty/due.ts'
import type { Sla } from '../../../core/domain/duty/sla.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { fullTime } from '../../language/relative-time.ts'
import { sharedWords } from '../shared/shared.words.ts'
import { leftWords, sourceWords } from './sla-words.ts'

const words = sharedWords.sla
const tones = { calm: 'due', soon: 'due due-soon', over: 'due due-over' }

/** How close a due time is: "due in 2 h", or in red "overdue 20 min". The time itself is in its title. */
export const DueTime = ({ at }: { at: number }) => {
  const now = useNow(30_000)
  return (
    <time
      className={isOverdue(at, now) ? tones.over : tones.calm}
      dateTime={new Date(at).toISOString()}
      title={sharedWords.due(fullTime(at))}
    >
      {dueWords(at, now)}
    </time>
  )
}

const titleOf = ({ kind, at, clock }: Due): string =>
  kind === 'promise' || clock === null
    ? words.promised(fullTime(at))
    : `${words.titles[kind]} ${fullTime(at)} (${sourceWords(clock)})`

/**
 * What of a session is due next, as the server says: "first touch due in 12 min", amber once 80 % of the time are over, red
 * once it is late, "paused: waiting for the client". The title has the time and where it comes from. Nothing if nothing is due.
 *
 * @param isParked true where it stands beside a word that says so: then only that it is paused
 */
export const SlaDue = ({
  sla,
  promisedAt,
  isParked = false,
}: {
  sla: Sla | null
  promisedAt: number | null
  isParked?: boolean
}) => {
  const now = useNow(30_000)
  const due = dueNext(sla, promisedAt)
  if (due !== null) {
    const tone = dueTone(due, now)
    return (
      <time className={tones[tone]} dateTime={new Date(due.at).toISOString()} title={titleOf(due)}>
        {due.kind === 'promise' ? '' : `${words.names[due.kind]} `}
        {dueWords(due.at, now)}
        {tone === 'soon' && <span className="sr-only"> {words.soon}</span>}
      </time>
    )
  }
  const paused = pausedClock(sla)
  if (paused === null) return null
  const { clock } = paused
  const title = [words.pausedSince(fullTime(clock.since)), leftWords(clock), sourceWords(clock)]
  return (
    <span className="due due-paused text-cut" title={title.filter((part) => part !== null).join(' · ')}>
      {isParked ? words.pausedShort : words.paused}
      {isParked && <span className="sr-only">{words.pausedRest}</span>}
    </span>
  )
}
