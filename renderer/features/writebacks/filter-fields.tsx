import { WritebackState } from '../../../core/domain/write-up/writeback.ts'
import { usePeople } from '../../data/react/use-people.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Field } from '../../ui/form/field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { isFiltered, noFilter, type RowFilter } from './row-filter.ts'
import { writebackWords } from './writebacks.words.ts'

const words = writebackWords.filters

/** Narrows the list by person, client, ticket, state and time. */
export const FilterFields = ({
  filter,
  onFilter,
}: {
  filter: RowFilter
  onFilter: (filter: RowFilter) => void
}) => {
  const people = [...usePeople().values()].toSorted((a, b) => a.name.localeCompare(b.name))
  const set = (part: Partial<RowFilter>) => onFilter({ ...filter, ...part })
  return (
    <div className="writeback-filters" role="search" aria-label={writebackWords.list}>
      <Field label={words.person}>
        <Select
          label={words.person}
          value={filter.personId}
          onChange={(personId) => set({ personId })}
          options={[
            { value: '', label: words.everyone },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      <Field label={words.state}>
        <Select
          label={words.state}
          value={filter.state}
          onChange={(state) => set({ state })}
          options={[
            { value: '', label: words.anyState },
            ...WritebackState.options.map((value) => ({ value, label: writebackWords.states[value] })),
          ]}
        />
      </Field>
      <Field label={words.client}>
        <TextInput
          dir="auto"
          value={filter.client}
          onChange={(event) => set({ client: event.target.value })}
        />
      </Field>
      <Field label={words.ticket}>
        <TextInput value={filter.ticket} onChange={(event) => set({ ticket: event.target.value })} />
      </Field>
      <Field label={words.from}>
        <TextInput type="date" value={filter.from} onChange={(event) => set({ from: event.target.value })} />
      </Field>
      <Field label={words.to}>
        <TextInput type="date" value={filter.to} onChange={(event) => set({ to: event.target.value })} />
      </Field>
      {isFiltered(filter) && (
        <Button size="sm" onClick={() => onFilter(noFilter)}>
          {writebackWords.clear}
        </Button>
      )}
    </div>
  )
}
