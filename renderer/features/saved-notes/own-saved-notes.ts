import { useCallback, useEffect } from 'react'
import { create } from 'zustand'
import type { SavedNote } from '../../../core/domain/account/account.ts'
import type { Desk } from '../../data/contract/desk.ts'
import { savedNoteWords } from './saved-notes.words.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { keptFromNotes, maxOwnNotes, notesFromKept, type PlacedNote } from './saved-notes.ts'

const key = 'saved-notes'

/** A person's own notes as stored on the device; read once for each person. */
const useStore = create<{ personId: string | null; notes: readonly SavedNote[] }>(() => ({
  personId: null,
  notes: [],
}))

const load = async (desk: Desk, personId: string): Promise<void> => {
  const notes = notesFromKept(await desk.readPreference(key))
  // Someone else may have signed in while this was loading.
  const now = desk.state.get()
  if (now.phase === 'ready' && now.identity.personId === personId) useStore.setState({ personId, notes })
}

const nothing: readonly never[] = []

/** The person's own saved notes, and how to change them. They stay on this device. */
export const useOwnNotes = (): {
  notes: readonly SavedNote[]
  /** Adds the note or replaces the one with its id. Returns a sentence if that fails. */
  save: (note: SavedNote) => Promise<string | null>
  remove: (id: string) => Promise<void>
} => {
  const desk = useDesk()
  const personId = useSignedIn((state) => state.identity.personId)
  const loadedFor = useStore((state) => state.personId)
  const notes = useStore((state) => state.notes)
  useEffect(() => {
    if (personId !== loadedFor) void load(desk, personId)
  }, [desk, personId, loadedFor])

  const keep = useCallback(
    async (next: readonly SavedNote[]) => {
      useStore.setState({ notes: next })
      await desk.writePreference(key, keptFromNotes(next))
    },
    [desk],
  )
  const save = useCallback(
    async (note: SavedNote) => {
      const { notes: now } = useStore.getState()
      const known = now.some((other) => other.id === note.id)
      if (!known && now.length >= maxOwnNotes) return savedNoteWords.tooMany(maxOwnNotes)
      await keep(known ? now.map((other) => (other.id === note.id ? note : other)) : [...now, note])
      return null
    },
    [keep],
  )
  const remove = useCallback(
    async (id: string) => keep(useStore.getState().notes.filter((note) => note.id !== id)),
    [keep],
  )
  return { notes: loadedFor === personId ? notes : nothing, save, remove }
}

/** The workspace's saved notes. */
export const useTeamNotes = (): readonly SavedNote[] => {
  const accountId = useSignedIn((state) => state.identity.accountId)
  return useDocument('accounts', accountId)?.savedNotes ?? nothing
}

/** All saved notes the person can use: their own, then the workspace's. */
export const useSavedNotes = (): PlacedNote[] => {
  const { notes } = useOwnNotes()
  const team = useTeamNotes()
  return [
    ...notes.map((note) => ({ ...note, place: 'own' as const })),
    ...team.map((note) => ({ ...note, place: 'team' as const })),
  ]
}
