import { CalendarClock, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Schedule, scheduleLimits } from '../../../core/domain/duty/schedule.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useTeams } from '../../data/react/use-people.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Select } from '../../ui/form/select.tsx'
import { SuggestInput } from '../../ui/form/suggest-input.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { FormBannerContext } from '../forms/form-banner.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { formWords } from '../forms/forms.words.ts'
import { SavedSince } from '../editing/saved-since.tsx'
import { useEdited } from '../editing/use-edited.ts'
import { RotationFields } from './rotation-fields.tsx'
import {
  contentOf,
  draftOf,
  newRotation,
  todayIn,
  type RotationDraft,
  type ScheduleDraft,
} from './schedule-draft.ts'
import { dutyWords as words } from './duty.words.ts'

const everyone = 'everyone'
/** With the id that a new one gets: it is kept as well, in case it was saved, the answer was lost, and someone comes back later. */
type ScheduleForm = ScheduleDraft & { id: string }

const zones = Intl.supportedValuesOf('timeZone')

/** Plans a schedule of duty: for whom, on which clocks, and who takes turns. */
export const ScheduleDialog = ({ schedule, onClose }: { schedule: Schedule | null; onClose: () => void }) => {
  const desk = useDesk()
  const teams = useTeams()
  const [id, setId] = useState(() => schedule?.id ?? desk.newId())
  const [isDeleting, setDeleting] = useState(false)
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const fresh = (zone: string) => newRotation(desk.newId(), todayIn(zone, desk.now()))
  const [begun] = useState(() => ({ id, name: '', teamId: null, zone: here, rotations: [fresh(here)] }))
  // A new one as well, in case it was saved and the answer was lost.
  const current = useDocument('schedules', id) ?? schedule
  const now = useMemo(
    () =>
      current === null
        ? { draft: begun, version: null }
        : { draft: { ...draftOf(current), id }, version: current.version },
    [current, begun, id],
  )
  const form = useEdited<ScheduleForm>(`schedule:${schedule?.id ?? 'new'}`, now)
  // The new one was begun earlier.
  if (form !== null && form.draft.id !== id) setId(form.draft.id)
  if (form === null) return null
  const { draft, change, isBehind } = form
  const changeRotation = (rotationId: string, part: Partial<RotationDraft>) =>
    change({ rotations: draft.rotations.map((one) => (one.id === rotationId ? { ...one, ...part } : one)) })

  const save = async (): Promise<Submitted> => {
    if (isBehind) return 'stay'
    const read = contentOf(draft)
    if ('problem' in read) return read.problem
    const isSaved = await form.save({ ...draftOf(read.content), id }, async (basedOn) =>
      desk.request('schedule.save', { scheduleId: id, basedOn, ...read.content }),
    )
    if (!isSaved) return 'stay'
    form.clear()
    return 'done'
  }
  const remove = async (): Promise<Submitted> => {
    const done = await desk.request('schedule.remove', { scheduleId: id })
    if (!done.ok) return { message: done.problem.message }
    form.clear()
    onClose()
    return 'done'
  }
  if (isDeleting) {
    return (
      <FormDialog
        title={words.deleteTitle(schedule?.name ?? '')}
        submit={remove}
        submitLabel={words.deleteSubmit}
        submitKeys={null}
        danger
        focus="cancel"
        onClose={() => setDeleting(false)}
      >
        <p>{words.deleteLead}</p>
      </FormDialog>
    )
  }
  return (
    <FormBannerContext value={isBehind ? formWords.chooseFirst : form.problem}>
      <FormDialog
        title={schedule === null ? words.newTitle : words.editTitle(schedule.name)}
        icon={CalendarClock}
        submit={save}
        submitLabel={words.save}
        back={schedule === null ? null : { label: words.delete, run: () => setDeleting(true) }}
        draft={{ ...form, form: draft, isEmpty: !form.isChanged }}
        onClose={onClose}
      >
        <SavedSince form={form} />
        <div className="duty-fields">
          <FormField name="name" label={words.nameLabel}>
            <TextInput
              dir="auto"
              data-autofocus=""
              autoComplete="off"
              maxLength={60}
              placeholder={words.nameExample}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </FormField>
          <FormField name="team" label={words.teamLabel}>
            <Select
              label={words.teamLabel}
              value={draft.teamId ?? everyone}
              onChange={(value) => change({ teamId: value === everyone ? null : value })}
              options={[
                { value: everyone, label: words.wholeWorkspace },
                ...teams.map((team) => ({ value: team.id, label: team.name })),
              ]}
            />
          </FormField>
        </div>
        <FormField name="zone" label={words.zoneLabel} hint={words.zoneHint}>
          <SuggestInput suggestions={zones} value={draft.zone} onChange={(zone) => change({ zone })} />
        </FormField>
        {draft.rotations.map((rotation, index) => (
          <RotationFields
            key={rotation.id}
            rotation={rotation}
            number={index + 1}
            canRemove={draft.rotations.length > 1}
            change={(part) => changeRotation(rotation.id, part)}
            onRemove={() => change({ rotations: draft.rotations.filter((one) => one.id !== rotation.id) })}
          />
        ))}
        {draft.rotations.length < scheduleLimits.rotations && (
          <div>
            <Button
              size="sm"
              icon={Plus}
              onClick={() => change({ rotations: [...draft.rotations, fresh(draft.zone)] })}
            >
              {words.addRotation}
            </Button>
          </div>
        )}
      </FormDialog>
    </FormBannerContext>
  )
}
