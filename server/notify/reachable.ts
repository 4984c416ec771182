import type { Priority } from '../../core/domain/duty/priority.ts'
import type { NotifyChannel } from '../../core/notify/delivery.ts'
import { heldUntil } from '../../core/notify/personal-rules.ts'
import type { Database, Trx } from '../store/database.ts'
import { lastFailures } from '../store/notify/delivery-store.ts'
import { waysOf } from './ways.ts'

/**
 * Whether someone could be told now, and by what.
 *
 * `no_channel`: no desk of theirs is open, and nothing else is set up for them. `channels_failed`: the last message on each
 * of their channels failed within the last quarter of an hour. `until` is when it changes automatically, milliseconds.
 */
export type Reachable =
  | { personId: string; can: true; by: NotifyChannel[] }
  | {
      personId: string
      can: false
      because: 'no_access' | 'no_channel' | 'quiet' | 'channels_failed'
      until: number | null
    }

/** How long a channel counts as broken for someone after it failed them. Milliseconds. */
const brokenFor = 15 * 60_000

/** Who could be told now, in the order asked. Someone who isn't in the account has `no_access`. */
export const reachable = async (
  db: Database | Trx,
  accountId: string,
  personIds: readonly string[],
  at: { priority: Priority; onDuty: ReadonlySet<string>; now: number },
): Promise<Reachable[]> => {
  const [ways, broken] = await Promise.all([
    waysOf(db, accountId, personIds),
    // Up to a minute ahead, as far as clocks of servers may be apart; what a clock that was set back wrote tells nothing.
    lastFailures(db, accountId, personIds, { since: at.now - brokenFor, until: at.now + 60_000 }),
  ])
  return personIds.map((personId): Reachable => {
    const way = ways.get(personId)
    if (way === undefined || !way.canWork) return { personId, can: false, because: 'no_access', until: null }
    if (way.channels.length === 0) return { personId, can: false, because: 'no_channel', until: null }
    const until = heldUntil(way.rules, at.priority, at.onDuty.has(personId), at.now)
    if (until !== null) return { personId, can: false, because: 'quiet', until }
    const by = way.channels.filter((channel) => !broken.has(`${personId} ${channel}`))
    if (by.length === 0) return { personId, can: false, because: 'channels_failed', until: null }
    return { personId, can: true, by: [...by] }
  })
}
