import { z } from 'zod'
import { AccountName, SavedNote, maxSavedNotes } from '../domain/account.ts'
import { shortText } from '../domain/document.ts'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'

/** The list with `item` in the place of the one with its id, or at the end. */
const withItem = <T extends { id: string }>(list: readonly T[], item: T): T[] =>
  list.some((other) => other.id === item.id)
    ? list.map((other) => (other.id === item.id ? item : other))
    : [...list, item]

/** Renames the workspace, adds or renames a team, or adds, changes or removes one of its saved notes. */
export const accountUpdate = defineIntent({
  version: 1,
  minRole: 'admin',
  mode: 'request',
  payload: z.object({
    name: AccountName.optional(),
    team: z.object({ id: Id, name: shortText(60) }).optional(),
    savedNote: SavedNote.optional(),
    /** Id of the saved note that goes; one that is gone already is no failure. */
    removedSavedNote: Id.optional(),
  }),
  apply(work, payload) {
    const account = work.get('accounts', work.context.accountId, 'workspace')
    const { team, savedNote, removedSavedNote } = payload
    const teams = team === undefined ? account.teams : withItem(account.teams, team)
    if (teams.length > 100) work.reject('too_large', 'A workspace has at most 100 teams.')
    // A workspace from before there were any has none in its document.
    const kept = (account.savedNotes ?? []).filter((note) => note.id !== removedSavedNote)
    const savedNotes = savedNote === undefined ? kept : withItem(kept, savedNote)
    if (savedNotes.length > maxSavedNotes) {
      work.reject('too_large', `A workspace has at most ${maxSavedNotes} saved notes. Remove one first.`)
    }
    work.put('accounts', { ...account, name: payload.name ?? account.name, teams, savedNotes })
  },
})
