import { priorities, type Priority } from '../../../core/domain/duty/priority.ts'
import type { ResponseTargets } from '../../../core/domain/duty/response-targets.ts'
import { targetClock } from '../../../core/sla/clocks.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { PriorityMark } from '../../ui/marks/priority-mark.tsx'
import { fullTime, smartTime } from '../../language/relative-time.ts'
import { TextInput } from '../../ui/form/text-input.tsx'
import { minutesFrom, type TargetDraft, type TargetsDraft } from './targets-draft.ts'
import { targetWords as words } from './targets.words.ts'

/** Targets by priority, each beside what an escalation now would be due. */
export const TargetsTable = ({
  targets,
  content,
  disabled,
  onChange,
}: {
  targets: TargetsDraft['targets']
  /** What the form describes; null while something in it is wrong. */
  content: ResponseTargets | null
  disabled: boolean
  onChange: (targets: TargetsDraft['targets']) => void
}) => (
  <div className="targets-table" role="table" aria-label={words.targets}>
    <div className="targets-row targets-head" role="row">
      <span role="columnheader">{words.priority}</span>
      <span role="columnheader">{words.touch}</span>
      <span role="columnheader">{words.resolve}</span>
      <span role="columnheader">{words.now}</span>
    </div>
    {priorities.toReversed().map((priority) => (
      <TargetRow
        key={priority}
        priority={priority}
        draft={targets[priority]}
        content={content}
        disabled={disabled}
        onChange={(draft) => onChange({ ...targets, [priority]: draft })}
      />
    ))}
  </div>
)

const TargetRow = ({
  priority,
  draft,
  content,
  disabled,
  onChange,
}: {
  priority: Priority
  draft: TargetDraft
  content: ResponseTargets | null
  disabled: boolean
  onChange: (draft: TargetDraft) => void
}) => {
  const name = words.priorities[priority]
  const input = (which: keyof TargetDraft, label: string) => (
    <span role="cell">
      <TextInput
        aria-label={label}
        aria-invalid={minutesFrom(draft[which]) === undefined ? true : undefined}
        placeholder={words.example}
        value={draft[which]}
        disabled={disabled}
        maxLength={20}
        autoComplete="off"
        onChange={(event) => onChange({ ...draft, [which]: event.target.value })}
      />
    </span>
  )
  return (
    <div className="targets-row" role="row">
      <span className="targets-priority" role="rowheader">
        <PriorityMark priority={priority} />
        {name}
      </span>
      {input('touch', words.touchOf(name))}
      {input('resolve', words.resolveOf(name))}
      <span className="targets-preview" role="cell">
        <span className="targets-preview-label">{words.nowShort}</span>
        {content === null ? words.previewWrong : <Preview priority={priority} content={content} />}
      </span>
    </div>
  )
}

/** When an escalation of now would be due: an estimate of the form, made by what the server uses, too. */
const Preview = ({ priority, content }: { priority: Priority; content: ResponseTargets }) => {
  const now = useNow(30_000)
  const { touchMinutes, resolveMinutes } = content.targets[priority]
  const due = (minutes: number | null) =>
    minutes === null ? null : (targetClock(minutes, now, content.calendar)?.dueAt ?? null)
  const parts = [
    { key: 'touch', at: due(touchMinutes), said: words.previewTouch },
    { key: 'resolve', at: due(resolveMinutes), said: words.previewResolve },
  ].flatMap(({ key, at, said }) => (at === null ? [] : [{ key, at, said }]))
  if (parts.length === 0) return words.previewNone
  return parts.map(({ key, at, said }) => (
    <time key={key} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {said(smartTime(at, now))}
    </time>
  ))
}
