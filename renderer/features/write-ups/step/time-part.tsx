import { clockTime, longDay, shortDay } from '../../../language/relative-time.ts'
import { Switch } from '../../../ui/form/switch.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { ProblemLine } from '../../forms/problem-line.tsx'
import type { PostTarget } from '../posting/post-target.ts'
import { withMinutes } from '../form/write-up-form.ts'
import type { OpenWriteUp } from '../form/use-write-up.ts'
import type { TimeRow, WriteUpView } from '../form/write-up-view.ts'
import { WriteUpPart } from './write-up-part.tsx'
import { writeUpWords } from '../write-ups.words.ts'

const words = writeUpWords.time

/** The time entry: when someone worked, by day, with breaks; the minutes, and what they are rounded to. */
export const TimePart = ({
  draft: { form, change },
  view,
  target,
}: {
  draft: OpenWriteUp['draft']
  view: WriteUpView
  target: PostTarget
}) => {
  if (target.time.state !== 'on') {
    return (
      <WriteUpPart title={words.title}>
        <p className={target.time.state === 'off' ? 'write-up-hint' : 'write-up-hint write-up-hint-amber'}>
          {target.time.state === 'off' ? words.off : words.unmapped(target.system)}
        </p>
      </WriteUpPart>
    )
  }
  return (
    <WriteUpPart
      title={words.title}
      aside={
        <span className="row">
          {view.logsTime && view.time.length > 1 && <span>{words.hours(view.hours)}</span>}
          <Switch
            label={words.log}
            checked={view.logsTime}
            onChange={(logs) => change({ logTime: logs ? 'yes' : 'no' })}
          />
        </span>
      }
    >
      <div className="write-up-lines">
        {view.time.map((row) => (
          <Day
            key={row.work.day}
            row={row}
            disabled={!view.logsTime}
            onMinutes={(typed) => change({ minutes: withMinutes(form, row.work.day, typed) })}
          />
        ))}
      </div>
      <ProblemLine text={view.problem?.field === 'time' ? view.problem.message : null} />
      {view.logsTime && view.status?.noTime === true && (
        <p className="write-up-hint">{words.statusForbids(view.status.name)}</p>
      )}
    </WriteUpPart>
  )
}

const Day = ({
  row: { work, typed, hours },
  disabled,
  onMinutes,
}: {
  row: TimeRow
  disabled: boolean
  onMinutes: (typed: string) => void
}) => {
  const day = longDay(work.from)
  const times = work.spans.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(', ')
  const breaks = Math.round(work.breaks.reduce((sum, { from, to }) => sum + to - from, 0) / 60_000)
  return (
    <div className="write-up-day">
      <span className="text-cut" title={day}>
        {shortDay(work.from)}
      </span>
      <TextInput
        aria-label={words.minutes(day)}
        inputMode="numeric"
        autoComplete="off"
        disabled={disabled}
        value={typed}
        onChange={(event) => onMinutes(event.target.value)}
      />
      <span className="write-up-day-hours">
        {words.minutesUnit} {words.arrow} {hours === null ? words.nothing : words.hours(hours)}
      </span>
      <span className="write-up-day-spans">
        {times}
        {breaks > 0 && ` · ${words.breaks(breaks)}`}
      </span>
    </div>
  )
}
