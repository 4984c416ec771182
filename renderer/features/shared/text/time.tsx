import '../../../ui/marks/marks.css'
import { ago } from '../../../language/durations.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { clockTime, fullTime, smartTime } from '../../../language/relative-time.ts'

/** A time, with the full date in its title. `ago` and `smart` keep themselves up to date. */
export const Time = ({ at, style }: { at: number; style: 'clock' | 'ago' | 'smart' }) => {
  const now = useNow(style === 'ago' ? 10_000 : 60_000)
  const text = style === 'clock' ? clockTime(at) : style === 'ago' ? ago(now - at) : smartTime(at, now)
  return (
    <time className="time" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {text}
    </time>
  )
}
