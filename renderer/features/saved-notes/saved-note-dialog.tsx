import { NotepadText } from 'lucide-react'
import { useMemo } from 'react'
import type { SavedNote } from '../../../core/domain/account/account.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { TextArea } from '../../ui/form/text-area.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { lengthProblem } from '../forms/text-size.ts'
import { knownPlaceholders, type SavedNotesPlace } from './saved-notes.ts'
import { savedNoteWords } from './saved-notes.words.ts'

const blank = { title: '', text: '' }

/** Creates or edits a saved note. */
export const SavedNoteDialog = ({
  note,
  place,
  suggested = blank,
  draftKey,
  save,
  onClose,
}: {
  /** The note to edit; null for a new one. */
  note: SavedNote | null
  place: SavedNotesPlace
  /** What a new one begins with. */
  suggested?: Pick<SavedNote, 'title' | 'text'>
  /** Names the draft of a new one. */
  draftKey?: string
  /** Returns a sentence if it couldn't be saved. */
  save: (note: SavedNote) => Promise<string | null>
  onClose: () => void
}) => {
  const desk = useDesk()
  const empty = useMemo(() => {
    const { title, text } = note ?? suggested
    return { title, text }
  }, [note, suggested])
  const draft = useDraftForm(`saved-note:${place}:${note?.id ?? draftKey ?? 'new'}`, empty)
  const { form, change, clear } = draft

  const keep = async (): Promise<Submitted> => {
    const title = form.title.trim()
    const text = form.text.trim()
    const wrong =
      title === '' || text === ''
        ? savedNoteWords.needsBoth
        : (lengthProblem(title, 80) ?? lengthProblem(text, 4000))
    if (wrong !== null) return { field: 'text', message: wrong }
    const rejected = await save({ id: note?.id ?? desk.newId(), title, text })
    if (rejected !== null) return { message: rejected }
    clear()
    return 'done'
  }

  return (
    <FormDialog
      title={note === null ? savedNoteWords.newTitle : savedNoteWords.editTitle}
      icon={NotepadText}
      subtitle={place === 'own' ? savedNoteWords.forYou : savedNoteWords.forAll}
      submit={keep}
      submitLabel={savedNoteWords.save}
      draft={draft}
      changedSince={draft.changedSince}
      onClose={onClose}
    >
      <FormField name="title" label={savedNoteWords.title}>
        <TextInput
          dir="auto"
          data-autofocus=""
          autoComplete="off"
          placeholder={savedNoteWords.titleExample}
          value={form.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </FormField>
      <FormField
        name="text"
        label={savedNoteWords.text}
        hint={savedNoteWords.textHint(knownPlaceholders.map((name) => `{${name}}`).join(' '))}
      >
        <TextArea
          minRows={5}
          maxRows={14}
          dir="auto"
          placeholder={savedNoteWords.textExample}
          value={form.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </FormField>
    </FormDialog>
  )
}
