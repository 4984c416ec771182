import { ArrowUp, X } from 'lucide-react'
import { canWork } from '../../../core/domain/people/person.ts'
import { usePeople } from '../../data/react/use-people.ts'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { FormField, FormSwitch } from '../forms/form-field.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { HoursFields } from './hours-fields.tsx'
import { type RotationDraft, rotationField } from './schedule-draft.ts'
import { dutyWords as words } from './duty.words.ts'

const noOne = 'none'

/** The fields of one rotation: who takes turns, how long they last, and when anyone is on duty at all. */
export const RotationFields = ({
  rotation,
  number,
  canRemove,
  change,
  onRemove,
}: {
  rotation: RotationDraft
  number: number
  canRemove: boolean
  change: (part: Partial<RotationDraft>) => void
  onRemove: () => void
}) => {
  const { nameOf } = useNames()
  const others = [...usePeople().values()].filter(
    (person) => canWork(person) && !rotation.people.includes(person.id),
  )
  const moveUp = (index: number) => {
    const people = [...rotation.people]
    const [person] = people.splice(index, 1)
    if (person !== undefined) people.splice(index - 1, 0, person)
    change({ people })
  }
  return (
    <fieldset className="duty-rotation">
      <legend className="duty-rotation-title">
        {words.rotation(number)}
        {canRemove && <IconButton label={words.removeRotation(number)} icon={X} onClick={onRemove} />}
      </legend>
      <FormField name={rotationField.people(rotation.id)} label={words.people}>
        <Select
          label={words.addPerson}
          value={noOne}
          disabled={others.length === 0}
          onChange={(id) => {
            if (id !== noOne) change({ people: [...rotation.people, id] })
          }}
          options={[
            { value: noOne, label: words.addPerson },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </FormField>
      {rotation.people.length > 0 && (
        <ol className="duty-people">
          {rotation.people.map((id, index) => (
            <li key={id}>
              <span className="text-cut">{nameOf(id)}</span>
              <IconButton
                label={words.up(nameOf(id))}
                icon={ArrowUp}
                disabled={index === 0}
                onClick={() => moveUp(index)}
              />
              <IconButton
                label={words.remove(nameOf(id))}
                icon={X}
                onClick={() => change({ people: rotation.people.filter((one) => one !== id) })}
              />
            </li>
          ))}
        </ol>
      )}
      <div className="duty-fields">
        <FormField name={rotationField.turn(rotation.id)} label={words.every}>
          <span className="duty-every">
            <TextInput
              aria-label={words.everyN}
              inputMode="numeric"
              maxLength={2}
              value={rotation.every}
              onChange={(event) => change({ every: event.target.value })}
            />
            <Select<'day' | 'week'>
              label={words.unit}
              value={rotation.unit}
              onChange={(unit) => change({ unit })}
              options={[
                { value: 'day', label: words.units.day(Number(rotation.every)) },
                { value: 'week', label: words.units.week(Number(rotation.every)) },
              ]}
            />
          </span>
        </FormField>
        <FormField name={rotationField.handoverAt(rotation.id)} label={words.handoverAt}>
          <TextInput
            type="time"
            value={rotation.handoverAt}
            onChange={(event) => change({ handoverAt: event.target.value })}
          />
        </FormField>
        <FormField name={rotationField.startsOn(rotation.id)} label={words.startsOn}>
          <TextInput
            type="date"
            value={rotation.startsOn}
            onChange={(event) => change({ startsOn: event.target.value })}
          />
        </FormField>
      </div>
      <FormSwitch
        label={words.hours}
        checked={rotation.limited}
        onChange={(limited) => change({ limited })}
      />
      {rotation.limited && (
        <HoursFields
          rotationId={rotation.id}
          stretches={rotation.stretches}
          onChange={(stretches) => change({ stretches })}
        />
      )}
    </fieldset>
  )
}
