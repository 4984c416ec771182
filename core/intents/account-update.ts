import { z } from 'zod'
import { AccountName, SavedNote, TeamName, maxSavedNotes } from '../domain/account.ts'
import { RedactionSettings } from '../domain/secret-kinds.ts'
import { Id } from '../domain/id.ts'
import { TicketLinkPattern } from '../domain/ticket-number.ts'
import { defineIntent } from './define-intent.ts'

/** The list with `item` replacing the one with its id, or added at the end. */
const withItem = <T extends { id: string }>(list: readonly T[], item: T): T[] =>
  list.some((other) => other.id === item.id)
    ? list.map((other) => (other.id === item.id ? item : other))
    : [...list, item]

/** Renames the workspace, sets its ticket links and what is masked, or changes a team or a saved note. */
export const accountUpdate = defineIntent({
  version: 1,
  minRole: 'admin',
  mode: 'request',
  payload: z.object({
    name: AccountName.optional(),
    team: z.object({ id: Id, name: TeamName }).optional(),
    savedNote: SavedNote.optional(),
    /** Id of the saved note to delete; it's fine if it is already gone. */
    removedSavedNote: Id.optional(),
    /** Null makes ticket numbers plain text again. */
    ticketLinkPattern: TicketLinkPattern.nullable().optional(),
    /** What is masked before a text leaves Baton. */
    redaction: RedactionSettings.optional(),
  }),
  apply(work, payload) {
    const account = work.get('accounts', work.context.accountId, 'workspace')
    const { team, savedNote, removedSavedNote } = payload
    const teams = team === undefined ? account.teams : withItem(account.teams, team)
    if (teams.length > 100) work.reject('too_large', 'A workspace can have up to 100 teams.')
    // Workspaces from before saved notes existed don't have the field.
    const kept = (account.savedNotes ?? []).filter((note) => note.id !== removedSavedNote)
    const savedNotes = savedNote === undefined ? kept : withItem(kept, savedNote)
    if (savedNotes.length > maxSavedNotes) {
      work.reject('too_large', `A workspace can have up to ${maxSavedNotes} saved notes. Delete one first.`)
    }
    work.put('accounts', {
      ...account,
      name: payload.name ?? account.name,
      teams,
      savedNotes,
      ticketLinkPattern:
        payload.ticketLinkPattern === undefined ? account.ticketLinkPattern : payload.ticketLinkPattern,
      redaction: payload.redaction ?? account.redaction,
    })
  },
})
