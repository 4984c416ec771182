import { NotepadText } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { SavedNote } from '../../../core/domain/account.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import '../forms/dialog-form.css'
import { DraftSaved } from '../forms/draft-saved.tsx'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { lengthProblem } from '../forms/text-size.ts'
import { knownPlaceholders, type SavedNotesPlace } from './saved-notes.ts'

/** Writes a saved note, or changes one. */
export const SavedNoteDialog = ({
  note,
  place,
  save,
  onClose,
}: {
  /** The note that is changed; null for a new one. */
  note: SavedNote | null
  place: SavedNotesPlace
  /** A sentence when it could not be saved. */
  save: (note: SavedNote) => Promise<string | null>
  onClose: () => void
}) => {
  const desk = useDesk()
  const empty = useMemo(() => ({ title: note?.title ?? '', text: note?.text ?? '' }), [note])
  const { form, change, clear, saved } = useDraftForm(`saved-note:${place}:${note?.id ?? 'new'}`, empty)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const keep = async () => {
    if (busy) return undefined
    const title = form.title.trim()
    const text = form.text.trim()
    const wrong =
      title === '' || text === ''
        ? 'A saved note needs a title and a text.'
        : (lengthProblem(title, 80) ?? lengthProblem(text, 4000))
    if (wrong !== null) return setProblem(wrong)
    setBusy(true)
    const rejected = await save({ id: note?.id ?? desk.newId(), title, text })
    setBusy(false)
    if (rejected !== null) return setProblem(rejected)
    clear()
    onClose()
    return undefined
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={note === null ? 'New saved note' : 'Edit saved note'}
      icon={NotepadText}
      subtitle={place === 'own' ? 'For you, on this device' : 'For everyone in the workspace'}
      onSubmit={() => void keep()}
      footer={
        <>
          <span className="dialog-note">
            <DraftSaved saved={saved} text={`${form.title}${form.text}`} />
          </span>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" hint="Ctrl Enter" aria-disabled={busy}>
            Save
          </Button>
        </>
      }
    >
      <Field label="Title">
        <TextInput
          dir="auto"
          data-autofocus=""
          autoComplete="off"
          placeholder="Called back, no one answered"
          value={form.title}
          onChange={(event) => {
            setProblem(null)
            change({ title: event.target.value })
          }}
        />
      </Field>
      <Field
        label="Text"
        error={problem}
        hint={`${knownPlaceholders.map(({ name }) => `{${name}}`).join(' ')} are filled in; any other {word} waits for you.`}
      >
        <TextArea
          minRows={5}
          maxRows={14}
          dir="auto"
          placeholder="Called {customer} on {date} about {ticket}, left a message. {name}"
          value={form.text}
          onChange={(event) => {
            setProblem(null)
            change({ text: event.target.value })
          }}
        />
      </Field>
    </Dialog>
  )
}
