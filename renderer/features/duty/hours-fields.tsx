import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '../../ui/buttons/button.tsx'
import { DayPicker } from '../../ui/form/day-picker.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { useFieldProblem } from '../forms/form-field.tsx'
import { ProblemLine } from '../forms/problem-line.tsx'
import { endsNextDay, hasRoom, rotationField, type StretchDraft, withStretch } from './schedule-draft.ts'
import { dutyWords as words } from './duty.words.ts'

/** Some days of the week, and from when until when. */
const StretchFields = ({
  stretch,
  field,
  number,
  isNew,
  onChange,
  onRemove,
}: {
  stretch: StretchDraft
  field: string
  number: number
  /** Takes the focus: someone just added it. */
  isNew: boolean
  onChange: (part: Partial<StretchDraft>) => void
  /** Null for the only one. */
  onRemove: (() => void) | null
}) => {
  const { days, from, until } = stretch
  const problem = useFieldProblem(field)
  const id = useId()
  return (
    <div
      className="duty-stretch"
      role="group"
      aria-label={words.stretch(number)}
      aria-describedby={problem === null ? undefined : id}
    >
      <DayPicker
        label={words.days}
        days={days}
        takesFocus={isNew}
        onChange={(chosen) => onChange({ days: chosen })}
      />
      <span className="duty-times">
        <TextInput
          type="time"
          aria-label={words.hoursFrom}
          value={from}
          onChange={({ target }) => onChange({ from: target.value })}
        />
        <span aria-hidden="true">–</span>
        <TextInput
          type="time"
          aria-label={words.hoursUntil}
          aria-describedby={endsNextDay(stretch) ? `${id}-day` : undefined}
          value={until}
          onChange={({ target }) => onChange({ until: target.value })}
        />
        <span className="text-faint grow" id={`${id}-day`}>
          {endsNextDay(stretch) ? words.nextDay : ''}
        </span>
        {onRemove !== null && <IconButton label={words.removeStretch(number)} icon={X} onClick={onRemove} />}
      </span>
      <ProblemLine text={problem} id={id} />
    </div>
  )
}

/** When someone of a rotation is on duty at all: as many stretches of hours a week as it takes. */
export const HoursFields = ({
  rotationId,
  stretches,
  onChange,
}: {
  rotationId: string
  stretches: readonly StretchDraft[]
  onChange: (stretches: StretchDraft[]) => void
}) => {
  const [added, setAdded] = useState<string | null>(null)
  const add = () => {
    const next = withStretch(stretches)
    setAdded(next.at(-1)?.key ?? null)
    onChange(next)
  }
  const put = (key: string, part: Partial<StretchDraft>) =>
    onChange(stretches.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    // Whoever removes one goes on at the button that adds one.
    <div className="duty-hours" data-focus-home=".duty-add-stretch button">
      {stretches.map((stretch, index) => (
        <StretchFields
          key={stretch.key}
          stretch={stretch}
          field={rotationField.stretch(rotationId, stretch.key)}
          number={index + 1}
          isNew={stretch.key === added}
          onChange={(part) => put(stretch.key, part)}
          onRemove={
            stretches.length === 1 ? null : () => onChange(stretches.filter(({ key }) => key !== stretch.key))
          }
        />
      ))}
      {hasRoom(stretches) && (
        <div className="duty-add-stretch">
          <Button size="sm" icon={Plus} onClick={add}>
            {words.addStretch}
          </Button>
        </div>
      )}
    </div>
  )
}
