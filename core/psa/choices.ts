import { z } from 'zod'

/**
 * What a ticket system can only be told by its admin.
 *
 * - `internalNote`, `clientNote` what makes a note internal, or lets the client read it: an outcome, a publish level
 * - `noteType` the kind of a note
 * - `timeRole`, `workType`, `billing` what a time entry is logged as
 */
export const PsaChoiceName = z.enum([
  'internalNote',
  'clientNote',
  'noteType',
  'timeRole',
  'workType',
  'billing',
])
export type PsaChoiceName = z.infer<typeof PsaChoiceName>

/** One setting of a connection, drawn from the system's own lists. */
export const PsaChoice = z.object({
  name: PsaChoiceName,
  /** In the words of the system: *Outcome for internal notes*. */
  label: z.string(),
  hint: z.string(),
  options: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What is used as long as nothing is chosen; '' leaves it to the system. */
  usual: z.string(),
  /** True if nothing of this kind is written until someone chooses; never with a `usual`. */
  required: z.boolean(),
})
export type PsaChoice = z.infer<typeof PsaChoice>

const Chosen = z.partialRecord(PsaChoiceName, z.string().max(100))

/** What an admin chose: for every board, and for single ones, which win. Ids are those of the options. */
export const PsaChosen = z.object({
  everywhere: Chosen,
  boards: z.record(z.string().max(100), Chosen),
})
export type PsaChosen = z.infer<typeof PsaChosen>

/** What counts on a board; '' if no one chose. */
export const chosenFor = (chosen: PsaChosen | undefined, boardId: string, name: PsaChoiceName): string =>
  chosen?.boards[boardId]?.[name] ?? chosen?.everywhere[name] ?? ''
