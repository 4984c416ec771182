import './saved-notes-screen.css'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SavedNote } from '../../../core/domain/account.ts'
import { atLeast } from '../../../core/domain/person.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { toast, undoToast } from '../../state/toasts.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { isStillTrue } from '../shared/is-still-true.ts'
import { SettingsPage, SettingsSection } from '../settings/settings-page.tsx'
import { SavedNoteDialog } from './saved-note-dialog.tsx'
import { knownPlaceholders, type SavedNotesPlace } from './saved-notes.ts'
import { useOwnNotes, useTeamNotes } from './own-saved-notes.ts'

/** Texts that are written again and again: one's own on this device, and those of the workspace. */
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
      if (rejection !== null) toast(`Not undone. ${rejection}`, { tone: 'red' })
    }
    return undoToast(
      `“${note.title}” is removed for everyone.`,
      () => void putBack(),
      isStillTrue(desk, 'accounts', accountId, (now) => now.savedNotes.every(({ id }) => id !== note.id)),
    )
  }
  const removeOwn = async (note: SavedNote) => {
    const removed = own.remove(note.id)
    // It left the list at once, so it can be taken back at once.
    undoToast(`“${note.title}” is removed.`, () => void own.save(note))
    await removed
  }

  return (
    <SettingsPage>
      <SettingsSection title="Yours">
        <p className="settings-row-hint">
          In a session, type ; or /saved and pick one. These stay on this device.{' '}
          {knownPlaceholders.map(({ name, means }) => `{${name}} is ${means}`).join(', ')}; any other{' '}
          {'{word}'} is selected for you to fill in.
        </p>
        <NoteList
          notes={own.notes}
          none="You have none yet."
          onEdit={(note) => setOpen({ place: 'own', note })}
          onRemove={removeOwn}
        />
        <div className="saved-note-add">
          <Button icon={Plus} onClick={() => setOpen({ place: 'own', note: null })}>
            New saved note
          </Button>
        </div>
      </SettingsSection>
      <SettingsSection title="The workspace’s">
        <p className="settings-row-hint">
          {mayManage
            ? online
              ? 'Everyone can use these; admins change them.'
              : 'Everyone can use these. They can be changed when you are connected.'
            : 'Everyone can use these. An admin can change them.'}
        </p>
        <NoteList
          notes={team}
          none="There are none yet."
          onEdit={mayManage && online ? (note) => setOpen({ place: 'team', note }) : null}
          onRemove={mayManage && online ? removeTeam : null}
        />
        {mayManage && (
          <div className="saved-note-add">
            <Button icon={Plus} disabled={!online} onClick={() => setOpen({ place: 'team', note: null })}>
              New for everyone
            </Button>
          </div>
        )}
      </SettingsSection>
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
            <IconButton label={`Edit ${note.title}`} icon={Pencil} onClick={() => onEdit(note)} />
          )}
          {onRemove !== null && (
            <IconButton label={`Remove ${note.title}`} icon={Trash2} onClick={() => void onRemove(note)} />
          )}
        </li>
      ))}
    </ul>
  )
