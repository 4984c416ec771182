import './canned-screen.css'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CannedNote } from '../../../core/domain/account.ts'
import { atLeast } from '../../../core/domain/person.ts'
import { useDesk, useDeskState, useMe } from '../../data/hooks.ts'
import { toast, undoToast } from '../../state/toasts.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { stillSo } from '../sessions/still-so.ts'
import { SettingsPage, SettingsSection } from '../settings/settings-page.tsx'
import { CannedDialog } from './canned-dialog.tsx'
import { knownPlaceholders, type CannedPlace } from './canned-notes.ts'
import { useOwnNotes, useTeamNotes } from './own-canned-notes.ts'

/** Texts that are written again and again: one's own on this device, and those of the workspace. */
export const CannedScreen = () => {
  const desk = useDesk()
  const me = useMe()
  const own = useOwnNotes()
  const team = useTeamNotes()
  const accountId = useDeskState((state) => state.identity?.accountId ?? '')
  const online = useDeskState((state) => state.connection.state === 'online')
  const [open, setOpen] = useState<{ place: CannedPlace; note: CannedNote | null } | null>(null)
  const mayManage = me !== null && atLeast(me.role, 'admin')

  const saveTeam = async (cannedNote: CannedNote) => {
    const done = await desk.request('account.update', { cannedNote })
    return done.ok ? null : done.problem.message
  }
  const removeTeam = async (note: CannedNote) => {
    const done = await desk.request('account.update', { removedCannedNote: note.id })
    if (!done.ok) return toast(done.problem.message, { tone: 'red' })
    const putBack = async () => {
      const refusal = await saveTeam(note)
      if (refusal !== null) toast(`Not undone. ${refusal}`, { tone: 'red' })
    }
    return undoToast(
      `“${note.title}” is removed for everybody.`,
      () => void putBack(),
      stillSo(desk, 'accounts', accountId, (now) => now.cannedNotes.every(({ id }) => id !== note.id)),
    )
  }
  const removeOwn = async (note: CannedNote) => {
    const removed = own.remove(note.id)
    // It left the list at once, so it can be taken back at once.
    undoToast(`“${note.title}” is removed.`, () => void own.save(note))
    await removed
  }

  return (
    <SettingsPage>
      <SettingsSection title="Yours">
        <p className="settings-row-hint">
          In a session, type ; or /canned and pick one. These stay on this device.{' '}
          {knownPlaceholders.map(({ name, means }) => `{${name}} is ${means}`).join(', ')}; any other{' '}
          {'{word}'} is selected for you to fill in.
        </p>
        <NoteList
          notes={own.notes}
          none="You have none yet."
          onEdit={(note) => setOpen({ place: 'own', note })}
          onRemove={removeOwn}
        />
        <div className="canned-add">
          <Button icon={Plus} onClick={() => setOpen({ place: 'own', note: null })}>
            New canned note
          </Button>
        </div>
      </SettingsSection>
      <SettingsSection title="The workspace’s">
        <p className="settings-row-hint">
          {mayManage
            ? online
              ? 'Everybody can use these; admins change them.'
              : 'Everybody can use these. They can be changed when you are connected.'
            : 'Everybody can use these. An admin can change them.'}
        </p>
        <NoteList
          notes={team}
          none="There are none yet."
          onEdit={mayManage && online ? (note) => setOpen({ place: 'team', note }) : null}
          onRemove={mayManage && online ? removeTeam : null}
        />
        {mayManage && (
          <div className="canned-add">
            <Button icon={Plus} disabled={!online} onClick={() => setOpen({ place: 'team', note: null })}>
              New for everybody
            </Button>
          </div>
        )}
      </SettingsSection>
      {open !== null && (
        <CannedDialog
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
  notes: readonly CannedNote[]
  none: string
  onEdit: ((note: CannedNote) => void) | null
  onRemove: ((note: CannedNote) => Promise<unknown>) | null
}) =>
  notes.length === 0 ? (
    <p className="canned-none">{none}</p>
  ) : (
    <ul className="canned-list">
      {notes.map((note) => (
        <li key={note.id} className="canned-note">
          <div className="canned-note-body">
            <p className="canned-note-title" dir="auto">
              {note.title}
            </p>
            <p className="canned-note-text" dir="auto">
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
