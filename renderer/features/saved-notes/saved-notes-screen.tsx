import './saved-notes-screen.css'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SavedNote } from '../../../core/domain/account/account.ts'
import { atLeast } from '../../../core/domain/people/person.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { toast, undoToast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { isStillTrue } from '../shared/sessions/is-still-true.ts'
import { SettingsPage, SettingsSection } from '../settings/settings-page.tsx'
import { SavedNoteDialog } from './saved-note-dialog.tsx'
import { knownPlaceholders, type SavedNotesPlace } from './saved-notes.ts'
import { useOwnNotes, useTeamNotes } from './own-saved-notes.ts'
import { TemplatesSection } from './templates-section.tsx'
import { placeholderWords, savedNoteWords as words } from './saved-notes.words.ts'

/** Reusable text snippets: the person's own on this device, and the workspace's; and the workspace's templates. */
export const SavedNotesScreen = () => {
  const desk = useDesk()
  const me = useMe()
  const own = useOwnNotes()
  const team = useTeamNotes()
  const accountId = useSignedIn((state) => state.identity.accountId)
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const [open, setOpen] = useState<{ place: SavedNotesPlace; note: SavedNote | null } | null>(null)
  const mayManage = me !== null && atLeast(me.role, 'admin')

  const saveTeam = async (savedNote: SavedNote) => {
    const done = await desk.request('account.update', { savedNote })
    return done.ok ? null : done.problem.message
  }
  const removeTeam = async (note: SavedNote) => {
    const done = await desk.request('account.update', { removedSavedNote: note.id })
    if (!done.ok) return toast(done.problem.message, { tone: 'red' })
    const putBack = async () => {
      const rejection = await saveTeam(note)
      if (rejection !== null) toast(words.notUndone(rejection), { tone: 'red' })
    }
    return undoToast(
      words.removedForAll(note.title),
      () => void putBack(),
      isStillTrue(desk, 'accounts', accountId, (now) => now.savedNotes.every(({ id }) => id !== note.id)),
    )
  }
  const removeOwn = async (note: SavedNote) => {
    const removed = own.remove(note.id)
    // It left the list right away, so it can be undone right away.
    undoToast(words.removed(note.title), () => void own.save(note))
    await removed
  }

  return (
    <SettingsPage>
      <SettingsSection title={words.yours}>
        <p className="settings-row-hint">
          {words.yoursHint(
            knownPlaceholders.map((name) => words.isFilled(name, placeholderWords[name])).join(', '),
          )}
        </p>
        <NoteList
          notes={own.notes}
          none={words.noneOfYours}
          onEdit={(note) => setOpen({ place: 'own', note })}
          onRemove={removeOwn}
        />
        <div className="saved-note-add">
          <Button icon={Plus} onClick={() => setOpen({ place: 'own', note: null })}>
            {words.add}
          </Button>
        </div>
      </SettingsSection>
      <SettingsSection title={words.workspace}>
        <p className="settings-row-hint">
          {mayManage ? (online ? words.everyone : words.everyoneOffline) : words.everyone}
        </p>
        <NoteList
          notes={team}
          none={words.noneShared}
          onEdit={mayManage && online ? (note) => setOpen({ place: 'team', note }) : null}
          onRemove={mayManage && online ? removeTeam : null}
        />
        {mayManage && (
          <div className="saved-note-add">
            <Button icon={Plus} disabled={!online} onClick={() => setOpen({ place: 'team', note: null })}>
              {words.addShared}
            </Button>
          </div>
        )}
      </SettingsSection>
      <TemplatesSection />
      {open !== null && (
        <SavedNoteDialog
          key={open.note?.id ?? open.place}
          note={open.note}
          place={open.place}
          save={open.place === 'own' ? own.save : saveTeam}
          onClose={() => setOpen(null)}
        />
      )}
    </SettingsPage>
  )
}

const NoteList = ({
  notes,
  none,
  onEdit,
  onRemove,
}: {
  notes: readonly SavedNote[]
  none: string
  onEdit: ((note: SavedNote) => void) | null
  onRemove: ((note: SavedNote) => Promise<unknown>) | null
}) =>
  notes.length === 0 ? (
    <p className="saved-note-none">{none}</p>
  ) : (
    <ul className="saved-note-list">
      {notes.map((note) => (
        <li key={note.id} className="saved-note">
          <div className="saved-note-body">
            <p className="saved-note-title" dir="auto">
              {note.title}
            </p>
            <p className="saved-note-text" dir="auto">
              {note.text}
            </p>
          </div>
          {onEdit !== null && (
            <IconButton label={words.edit(note.title)} icon={Pencil} onClick={() => onEdit(note)} />
          )}
          {onRemove !== null && (
            <IconButton label={words.remove(note.title)} icon={Trash2} onClick={() => void onRemove(note)} />
          )}
        </li>
      ))}
    </ul>
  )
