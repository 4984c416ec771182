import './due-time.css'
import { dueWords, isOverdue } from '../../../core/domain/due.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { fullTime } from '../../ui/relative-time.ts'
import { sharedWords } from '../shared/shared.words.ts'

/** How close a due time is: "due in 2 h", or in red "overdue 20 min". The time itself is in its title. */
export const DueTime = ({ at }: { at: number }) => {
  const now = useNow(30_000)
  return (
    <time
      className={isOverdue(at, now) ? 'due due-over' : 'due'}
      dateTime={new Date(at).toISOString()}
      title={sharedWords.due(fullTime(at))}
    >
      {dueWords(at, now)}
    </time>
  )
}
