import { UserCheck } from 'lucide-react'
import { useState } from 'react'
import { atLeast, canWork } from '../../../core/domain/people/person.ts'
import type { Cover, Schedule } from '../../../core/domain/duty/schedule.ts'
import { hour } from '../../../core/domain/time/durations.ts'
import { nowAndNext } from '../../../core/duty/on-duty.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { useMe, usePeople } from '../../data/react/use-people.ts'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { fromLocalInput, toLocalInput } from '../shared/text/local-input.ts'
import { dutyWords as words } from './duty.words.ts'

const noOne = 'none'

/** Puts someone on duty for a while. Engineers cover for others, or give their own duty away; admins decide for anyone. */
export const CoverDialog = ({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) => {
  const desk = useDesk()
  const me = useMe()
  const people = [...usePeople().values()].filter(canWork)
  const now = useNow(60_000)
  const [first] = useState(() => nowAndNext(schedule, now))
  const current = first.now?.people[0]?.personId ?? noOne
  const [empty] = useState(() => ({
    personId: me?.id ?? '',
    insteadOf: current === me?.id ? noOne : current,
    from: toLocalInput(now),
    until: toLocalInput(first.now?.until ?? now + 8 * hour),
  }))
  const draft = useDraftForm(`cover:${schedule.id}`, empty)
  const { form, change } = draft
  const { from, until } = form
  // Who was chosen in a draft may have left since.
  const isHere = (id: string) => people.some((one) => one.id === id)
  const personId = isHere(form.personId) ? form.personId : empty.personId
  const insteadOf = form.insteadOf === noOne || isHere(form.insteadOf) ? form.insteadOf : empty.insteadOf
  const [coverId] = useState(() => desk.newId())
  const isAdmin = me !== null && atLeast(me.role, 'admin')

  const save = async (): Promise<Submitted> => {
    const begins = fromLocalInput(from)
    const ends = fromLocalInput(until)
    if (begins === null || ends === null || ends <= begins) return { field: 'until', message: words.badTimes }
    const cover: Cover =
      insteadOf === noOne ? { kind: 'add', personId } : { kind: 'replace', personId, insteadOf }
    const done = await desk.request('schedule.cover', {
      scheduleId: schedule.id,
      coverId,
      cover,
      from: begins,
      until: ends,
    })
    if (!done.ok) return { message: done.problem.message }
    draft.clear()
    return 'done'
  }
  const options = people.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FormDialog
      title={words.coverTitle(schedule.name)}
      icon={UserCheck}
      submit={save}
      submitLabel={words.coverSubmit}
      draft={draft}
      onClose={onClose}
    >
      <p className="settings-row-hint">{words.coverLead}</p>
      <FormField name="who" label={words.who}>
        <Select
          label={words.who}
          value={personId}
          onChange={(chosen) => change({ personId: chosen })}
          options={
            isAdmin || insteadOf === me?.id ? options : options.filter(({ value }) => value === me?.id)
          }
        />
      </FormField>
      <FormField name="whom" label={words.whom}>
        <Select
          label={words.whom}
          value={insteadOf}
          onChange={(chosen) => change({ insteadOf: chosen })}
          options={[{ value: noOne, label: words.whomNone }, ...options]}
        />
      </FormField>
      <FormField name="from" label={words.fromLabel}>
        <TextInput
          type="datetime-local"
          value={from}
          onChange={(event) => change({ from: event.target.value })}
        />
      </FormField>
      <FormField name="until" label={words.untilLabel}>
        <TextInput
          type="datetime-local"
          value={until}
          onChange={(event) => change({ until: event.target.value })}
        />
      </FormField>
    </FormDialog>
  )
}
