import { defaultRules, PersonalRules } from '../../core/notify/personal-rules.ts'
import type { NotifyChannel } from '../../core/notify/delivery.ts'
import type { Database, Trx } from '../store/database.ts'
import { peopleAtDesks } from '../store/desk-store.ts'
import { personalWays } from '../store/notify/rules-store.ts'

/** How one person could be told, before their quiet hours count. */
export type Ways = {
  personId: string
  /** Active, and an engineer or above. */
  canWork: boolean
  rules: PersonalRules
  atDesk: boolean
  /** What is set up for them and switched on, in the order in which it is used. */
  channels: readonly NotifyChannel[]
}

/** Reads how people can be told. Those who aren't in the account are left out. */
export const waysOf = async (
  db: Database | Trx,
  accountId: string,
  personIds: readonly string[],
): Promise<Map<string, Ways>> => {
  const [desks, rows] = await Promise.all([
    peopleAtDesks(db, accountId),
    personalWays(db, accountId, personIds),
  ])
  return new Map(
    rows.map(({ personId, canWork, rules: stored, hasMail, hasPush }) => {
      const rules = PersonalRules.safeParse(stored).data ?? defaultRules
      const atDesk = desks.has(personId)
      const channels: NotifyChannel[] = [
        ...(atDesk ? (['in_app'] as const) : []),
        ...(hasPush && rules.web_push.on ? (['web_push'] as const) : []),
        ...(hasMail && rules.email.on ? (['email'] as const) : []),
      ]
      return [personId, { personId, canWork, rules, atDesk, channels }]
    }),
  )
}
