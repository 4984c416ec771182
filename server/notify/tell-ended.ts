import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import type { Change } from '../../core/domain/shapes/collections.ts'
import { endings, type TellWhy } from '../../core/notify/delivery.ts'
import type { Effect } from '../jobs/define-job.ts'
import type { Trx } from '../store/database.ts'
import { sentEarlier, suppressWaiting } from '../store/notify/delivery-store.ts'
import { tell, tellDestinations, type Telling } from './tell.ts'

/** The same to several people, whoever is on duty. */
export const tellingsOf = (
  handoff: Handoff,
  personIds: readonly string[],
  why: TellWhy,
  text: string | null = null,
): Telling[] =>
  personIds.map((personId) => ({
    accountId: handoff.accountId,
    handoffId: handoff.id,
    personId,
    why,
    step: null,
    onDuty: false,
    text,
  }))

/** How a handoff has ended, as its thread says it; null if it has not, or not in a way that anyone waits to hear. */
const endOf = (handoff: Handoff): TellWhy | null => {
  if (handoff.state === 'claimed') return 'claimed'
  if (handoff.state === 'withdrawn') return 'withdrawn'
  return handoff.state === 'closed' ? 'resolved' : null
}

/** Ends the thread of a handoff: what still waits isn't sent, and everyone who was told hears how it ended. */
const tellEnd = async (
  trx: Trx,
  handoff: Handoff,
  exceptId: string | null,
  now: number,
): Promise<Effect[]> => {
  const why = endOf(handoff)
  const { accountId, id: handoffId } = handoff
  if (why === null) return []
  const earlier = await sentEarlier(trx, accountId, [handoffId])
  // A handoff changes after its end as well, when it is picked up or seen, or its claimer is asked whether they work on it.
  const last = earlier.findLast(({ why: before }) => before !== 'nudge')
  if (last === undefined || endings.includes(last.why)) return []
  await suppressWaiting(trx, { accountId, handoffId, but: 'nudge', now })
  const people = [...new Set(earlier.flatMap(({ personId }) => personId ?? []))].filter(
    (id) => id !== exceptId && (why !== 'claimed' || id !== handoff.claimedBy),
  )
  return [
    ...(await tell(trx, tellingsOf(handoff, people, why), now)),
    ...(await tellDestinations(trx, { accountId, handoffId, why, destinationIds: 'all' }, now)),
  ]
}

/**
 * Who is told that an escalation has ended, in the transaction that ended it. Of one that is open, the steps of its policy tell
 * (`server/policy`).
 *
 * @param actorId who decided it: they need not be told what they did
 * @param changes as decided
 */
export const tellEnded = async (
  trx: Trx,
  actorId: string,
  changes: readonly Change[],
  now: number,
): Promise<Effect[]> => {
  const effects: Effect[] = []
  for (const change of changes) {
    if (change.collection !== 'handoffs' || change.document.intent !== 'escalate') continue
    if (change.document.state !== 'open') effects.push(...(await tellEnd(trx, change.document, actorId, now)))
  }
  return effects
}
