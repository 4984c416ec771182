import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { canWork } from '../../../core/domain/people/person.ts'
import type { PolicyStep, StepKind, StepWho } from '../../../core/domain/duty/policy.ts'
import { useSchedules } from '../../data/react/use-duty.ts'
import { usePeople, useTeams } from '../../data/react/use-people.ts'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { policyWords as words } from './policies.words.ts'

/** A step as it is edited: the wait is what was typed. */
export type DraftStep = Omit<PolicyStep, 'waitMinutes'> & { key: string; wait: string }

const kinds: readonly StepKind[] = ['target', 'duty', 'team', 'everyone', 'admins', 'person', 'destination']
const none = 'none'

/** A choice that goes with the kind of step; null where there is nothing to choose. */
const useChoices = (who: StepWho): { value: string; options: { value: string; label: string }[] } | null => {
  const people = usePeople()
  const teams = useTeams()
  const schedules = useSchedules() ?? []
  switch (who.kind) {
    case 'duty':
      return {
        value: who.scheduleId ?? none,
        options: [
          { value: none, label: words.allSchedules },
          ...schedules.map(({ id, name }) => ({ value: id, label: name })),
        ],
      }
    case 'team':
      return {
        value: who.teamId ?? none,
        options: [
          { value: none, label: words.ofSession },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ],
      }
    case 'person':
      return {
        value: who.personId,
        options: [...people.values()].filter(canWork).map(({ id, name }) => ({ value: id, label: name })),
      }
    default:
      return null
  }
}

const chosen = (who: StepWho, value: string): StepWho => {
  const id = value === none ? null : value
  if (who.kind === 'duty') return { ...who, scheduleId: id }
  if (who.kind === 'team') return { ...who, teamId: id }
  return who.kind === 'person' ? { ...who, personId: value } : who
}

const ofKind = (kind: StepKind, someone: string): StepWho => {
  switch (kind) {
    case 'duty':
      return { kind, scheduleId: null }
    case 'team':
      return { kind, teamId: null }
    case 'person':
      return { kind, personId: someone }
    case 'destination':
      return { kind, destinationId: null }
    default:
      return { kind }
  }
}

/** One step: whom it tells, how long the next one waits, and its place among them. */
export const StepRow = ({
  step,
  index,
  count,
  disabled,
  onChange,
  onMove,
  onRemove,
}: {
  step: DraftStep
  index: number
  count: number
  disabled: boolean
  onChange: (step: DraftStep) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}) => {
  const n = index + 1
  const people = usePeople()
  const someone = [...people.values()].find(canWork)?.id ?? ''
  const choices = useChoices(step.who)
  return (
    <li className="policy-step">
      <span className="policy-step-number">{n}</span>
      <span className="policy-step-who">
        <Select<StepKind>
          label={words.tell(n)}
          value={step.who.kind}
          disabled={disabled}
          onChange={(kind) => onChange({ ...step, who: ofKind(kind, someone) })}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        {choices !== null && (
          <Select
            label={words.which(n)}
            value={choices.value}
            disabled={disabled}
            onChange={(value) => onChange({ ...step, who: chosen(step.who, value) })}
            options={choices.options}
          />
        )}
      </span>
      <span className="policy-step-then">
        <span className="policy-step-wait">
          <span className="text-muted">{words.thenWait}</span>
          <TextInput
            aria-label={words.wait(n)}
            inputMode="numeric"
            value={step.wait}
            disabled={disabled}
            onChange={(event) => onChange({ ...step, wait: event.target.value })}
          />
          <span className="text-muted">{words.min}</span>
        </span>
        <span className="policy-step-pause">
          <span className="text-muted">{words.pause}</span>
          <Select<'any' | 'all'>
            label={words.pausedBy(n)}
            value={step.acknowledge}
            disabled={disabled}
            onChange={(acknowledge) => onChange({ ...step, acknowledge })}
            options={[
              { value: 'any', label: words.any },
              { value: 'all', label: words.all },
            ]}
          />
        </span>
      </span>
      <span className="policy-step-moves">
        <IconButton
          label={words.up(n)}
          icon={ArrowUp}
          disabled={disabled || index === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          label={words.down(n)}
          icon={ArrowDown}
          disabled={disabled || n === count}
          onClick={() => onMove(1)}
        />
        <IconButton label={words.remove(n)} icon={X} disabled={disabled || count === 1} onClick={onRemove} />
      </span>
    </li>
  )
}
