import { type Handoff, reservedUntil } from '../../core/domain/handoff.ts'
import type { Change } from '../../core/domain/collections.ts'
import { recipientsOf } from '../../core/domain/notifications.ts'
import { endings, type TellWhy } from '../../core/notify/delivery.ts'
import type { Effect } from '../jobs/define-job.ts'
import type { Trx } from '../store/database.ts'
import { everyone } from '../store/people-store.ts'
import { sentEarlier, suppressWaiting } from '../store/delivery-store.ts'
import { tell, tellDestinations, type Telling } from './tell.ts'

const tellingsOf = (
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

/**
 * Tells whoever may hear of an escalation now: its target while it is reserved, everyone who can take it otherwise. Those who
 * were told before aren't told again.
 */
export const tellRecipients = async (trx: Trx, handoff: Handoff, now: number): Promise<Effect[]> => {
  const told = new Set(
    (await sentEarlier(trx, handoff.accountId, [handoff.id])).map(({ personId }) => personId),
  )
  const recipients = recipientsOf(handoff, await everyone(trx, handoff.accountId), now)
  const fresh = recipients.map(({ id }) => id).filter((id) => !told.has(id))
  return tell(trx, tellingsOf(handoff, fresh, 'escalated'), now)
}

/** Tells everyone who can take it, and the workspace's destinations, whoever was told before. */
export const tellEveryone = async (trx: Trx, handoff: Handoff, now: number): Promise<Effect[]> => {
  const { accountId, id: handoffId } = handoff
  const earlier = await sentEarlier(trx, accountId, [handoffId])
  const isNew = !earlier.some(({ destinationId }) => destinationId !== null)
  return [
    ...(await tellRecipients(trx, handoff, now)),
    ...(isNew
      ? await tellDestinations(trx, { accountId, handoffId, why: 'escalated', destinationIds: 'all' }, now)
      : []),
  ]
}

/** The job that tells everyone once a directed escalation opens (`tell-opened.ts`). */
export const openedJob = 'handoff-tell-opened'
const openedEffect = (accountId: string, handoffId: string, at: number): Effect => ({
  job: openedJob,
  key: handoffId,
  data: { accountId, handoffId },
  startAt: at,
})

/** How a handoff has ended, as its thread says it; null if it has not, or not in a way that anyone waits to hear. */
const endOf = (handoff: Handoff): TellWhy | null => {
  if (handoff.state === 'claimed') return 'claimed'
  if (handoff.state === 'withdrawn') return 'withdrawn'
  return handoff.state === 'closed' ? 'resolved' : null
}

/** Ends the thread of a handoff: what still waits isn't sent, and everyone who was told hears how it ended. */
export const tellEnd = async (
  trx: Trx,
  handoff: Handoff,
  exceptId: string | null,
  now: number,
): Promise<Effect[]> => {
  const why = endOf(handoff)
  const { accountId, id: handoffId } = handoff
  if (why === null) return []
  const earlier = await sentEarlier(trx, accountId, [handoffId])
  // A handoff changes after its end as well, when it is picked up or seen.
  // Asking the claimer whether they are working on it isn't part of the thread.
  const last = earlier.findLast(({ why: before }) => before !== 'nudge')
  if (last === undefined || endings.includes(last.why)) return []
  await suppressWaiting(trx, { accountId, handoffId, personId: null, reason: 'ended', now })
  const people = [...new Set(earlier.flatMap(({ personId }) => personId ?? []))].filter(
    (id) => id !== exceptId,
  )
  return [
    ...(await tell(trx, tellingsOf(handoff, people, why), now)),
    ...(await tellDestinations(trx, { accountId, handoffId, why, destinationIds: 'all' }, now)),
  ]
}

/**
 * Who is told of what was just decided, in its transaction: an escalation that was accepted, one that ended.
 *
 * A workspace without a policy goes by this; a policy's first step takes its place.
 *
 * @param actorId who decided it: they need not be told what they did
 * @param changes as decided, so a new document has rev 0
 */
export const firstTelling = async (
  trx: Trx,
  actorId: string,
  changes: readonly Change[],
  now: number,
): Promise<Effect[]> => {
  const effects: Effect[] = []
  for (const change of changes) {
    if (change.collection !== 'handoffs' || change.document.intent !== 'escalate') continue
    const handoff = change.document
    // The steps of its policy tell of it.
    if (handoff.policy !== null && handoff.state === 'open') continue
    const { accountId, id: handoffId, opensAt } = handoff
    if (handoff.rev === 0 && reservedUntil(handoff, now) !== null) {
      effects.push(...(await tellRecipients(trx, handoff, now)))
      if (opensAt !== null) effects.push(openedEffect(accountId, handoffId, opensAt))
    } else if (handoff.rev === 0 || (handoff.state === 'open' && opensAt === now))
      effects.push(...(await tellEveryone(trx, handoff, now)))
    else effects.push(...(await tellEnd(trx, handoff, actorId, now)))
  }
  return effects
}
