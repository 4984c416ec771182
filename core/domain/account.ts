import { z } from 'zod'
import { documentBase, shortText } from './document.ts'
import { Id } from './id.ts'

export const AccountName = shortText(80)
export const Team = z.object({ id: Id, name: shortText(60) })
export type Team = z.infer<typeof Team>

/** A text that people write again and again, kept for everybody. `{name}`, `{ticket}`, `{date}` … are filled in. */
export const SavedNote = z.object({ id: Id, title: shortText(80), text: shortText(4000) })
export type SavedNote = z.infer<typeof SavedNote>

/** The most saved notes of a workspace: they travel with its document. */
export const mostSavedNotes = 100

/** One MSP, the tenant: nothing ever crosses it. Its document's id is the account's own id. */
export const Account = z.object({
  ...documentBase,
  name: AccountName,
  teams: z.array(Team).max(100),
  /** In the order in which they were added. */
  savedNotes: z.array(SavedNote).max(mostSavedNotes).default([]),
})
export type Account = z.infer<typeof Account>
