import { useCallback, useEffect } from 'react'
import { create } from 'zustand'
import type { CannedNote } from '../../../core/domain/account.ts'
import type { Desk } from '../../data/desk.ts'
import { useDesk, useDeskState, useDocument } from '../../data/hooks.ts'
import { keptFromNotes, mostOwnNotes, notesFromKept, type PlacedNote } from './canned-notes.ts'

const key = 'canned-notes'

/** One's own notes as the device keeps them, read once a person. */
const useStore = create<{ personId: string | null; notes: readonly CannedNote[] }>(() => ({
  personId: null,
  notes: [],
}))

const load = async (desk: Desk, personId: string): Promise<void> => {
  const notes = notesFromKept(await desk.readPreference(key))
  // Somebody else may have signed in while it was read.
  if (desk.state.get().identity?.personId === personId) useStore.setState({ personId, notes })
}

const nothing: readonly never[] = []

/** One's own canned notes, and how they change. They stay on this device. */
export const useOwnNotes = (): {
  notes: readonly CannedNote[]
  /** Adds the note, or puts it in the place of the one with its id; a sentence when it cannot. */
  save: (note: CannedNote) => Promise<string | null>
  remove: (id: string) => Promise<void>
} => {
  const desk = useDesk()
  const personId = useDeskState((state) => state.identity?.personId ?? null)
  const loadedFor = useStore((state) => state.personId)
  const notes = useStore((state) => state.notes)
  useEffect(() => {
    if (personId !== null && personId !== loadedFor) void load(desk, personId)
  }, [desk, personId, loadedFor])

  const keep = useCallback(
    async (next: readonly CannedNote[]) => {
      useStore.setState({ notes: next })
      await desk.writePreference(key, keptFromNotes(next))
    },
    [desk],
  )
  const save = useCallback(
    async (note: CannedNote) => {
      const { notes: now } = useStore.getState()
      const known = now.some((other) => other.id === note.id)
      if (!known && now.length >= mostOwnNotes)
        return `You have ${mostOwnNotes} canned notes. Remove one you do not use any more.`
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

/** The workspace's canned notes. */
export const useTeamNotes = (): readonly CannedNote[] => {
  const accountId = useDeskState((state) => state.identity?.accountId ?? null)
  return useDocument('accounts', accountId)?.cannedNotes ?? nothing
}

/** All canned notes that one can use: one's own, then the workspace's. */
export const useCannedNotes = (): PlacedNote[] => {
  const { notes } = useOwnNotes()
  const team = useTeamNotes()
  return [
    ...notes.map((note) => ({ ...note, place: 'own' as const })),
    ...team.map((note) => ({ ...note, place: 'team' as const })),
  ]
}
