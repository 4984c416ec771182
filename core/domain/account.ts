import { z } from 'zod'
import { documentBase, shortText } from './document.ts'
import { Id } from './id.ts'

export const AccountName = shortText(80)
export const Team = z.object({ id: Id, name: shortText(60) })
export type Team = z.infer<typeof Team>

/** One MSP, the tenant: nothing ever crosses it. Its document's id is the account's own id. */
export const Account = z.object({
  ...documentBase,
  name: AccountName,
  teams: z.array(Team).max(100),
})
export type Account = z.infer<typeof Account>
