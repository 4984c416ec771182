import { z } from 'zod'
import { AiSettings, defaultAiSettings } from '../../domain/account/ai-settings.ts'
import { AccountName, SavedNote, TeamName, maxSavedNotes } from '../../domain/account/account.ts'
import { ResponseTargets } from '../../domain/duty/response-targets.ts'
import { SecretKind } from '../../domain/text/secret-kinds.ts'
import { Id } from '../../domain/document/id.ts'
import { TicketLinkPattern } from '../../domain/ticket/ticket-number.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** The list with `item` replacing the one with its id, or added at the end. */
const withItem = <T extends { id: string }>(list: readonly T[], item: T): T[] =>
  list.some((other) => other.id === item.id)
    ? list.map((other) => (other.id === item.id ? item : other))
    : [...list, item]

/** The settings with what is named changed. */
const withEdits = (
  ai: AiSettings,
  edits: { [K in keyof AiSettings]?: AiSettings[K] | undefined },
): AiSettings => ({
  on: edits.on ?? ai.on,
  images: edits.images ?? ai.images,
  keepSent: edits.keepSent ?? ai.keepSent,
  monthlyBudget: edits.monthlyBudget === undefined ? ai.monthlyBudget : edits.monthlyBudget,
  models: edits.models ?? ai.models,
  effort: edits.effort === undefined ? ai.effort : edits.effort,
  timeouts: edits.timeouts ?? ai.timeouts,
})

/** Renames the workspace, sets its ticket links, what is masked, what AI may do and by when escalations are due, or changes a team or a saved note. */
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
    /** What is masked before a text leaves Baton. Only the kinds that are named change. */
    redaction: z.partialRecord(SecretKind, z.boolean()).optional(),
    /** Only what is named changes. */
    ai: AiSettings.partial().optional(),
    /** Null promises nothing anymore. Clocks that run keep their due times until they stop or go on. */
    responseTargets: ResponseTargets.nullable().optional(),
    /** The version of the targets that was edited, null if none were saved: a newer one isn't overwritten. */
    targetsBasedOn: z.int().min(1).max(1e9).nullable().default(null),
    /** True gives what holds then to the sessions underway as well, which a job does. */
    applyTargets: z.boolean().default(false),
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
    const saved = account.targetsSaved
    if (payload.responseTargets !== undefined && payload.targetsBasedOn !== (saved?.version ?? null)) {
      work.reject(
        'changed_at_source',
        'Another admin changed these targets in the meantime. Look at theirs, then save yours.',
      )
    }
    work.put('accounts', {
      ...account,
      name: payload.name ?? account.name,
      teams,
      savedNotes,
      ticketLinkPattern:
        payload.ticketLinkPattern === undefined ? account.ticketLinkPattern : payload.ticketLinkPattern,
      redaction: { ...account.redaction, ...payload.redaction },
      responseTargets:
        payload.responseTargets === undefined ? account.responseTargets : payload.responseTargets,
      targetsSaved:
        payload.responseTargets === undefined
          ? saved
          : { version: (saved?.version ?? 0) + 1, by: work.context.actor.id, at: work.context.now },
      targetsApplied: payload.applyTargets
        ? { at: work.context.now, by: work.context.actor.id }
        : account.targetsApplied,
      ai: withEdits(account.ai ?? defaultAiSettings, payload.ai ?? {}),
    })
  },
})
