import { isOwnHandoff } from '../../core/domain/handoff/answerable.ts'
import { defaultRedaction } from '../../core/domain/text/secret-kinds.ts'
import type { Change, CollectionName, Documents } from '../../core/domain/shapes/collections.ts'
import { trialFor } from '../../core/domain/duty/policy-trial.ts'
import type { Ref } from '../../core/intents/defining/work.ts'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { canWork } from '../../core/domain/people/person.ts'
import { day, hour } from '../../core/domain/time/durations.ts'
import {
  endings,
  type NotifyChannel,
  type SuppressedBecause,
  type TellWhy,
} from '../../core/notify/delivery.ts'
import { type Message, messageOf } from '../../core/notify/message.ts'
import { currentClaim } from '../../core/domain/handoff/current-claim.ts'
import { isAsked } from '../../core/policy/advance.ts'
import { readDocuments } from '../store/change-log.ts'
import type { Database } from '../store/database.ts'
import { type DueDelivery, threadOf } from '../store/notify/due-deliveries.ts'
import { claimWorkOf } from '../store/policy/policy-store.ts'
import type { NotifyParts } from './notify-parts.ts'

/** Messages that are only true while no one has taken it. */
const needsOpen: readonly TellWhy[] = ['escalated', 'step', 'opened', 'returned', 'exhausted', 'woke']

/** What one delivery says now, or why it isn't sent any more. */
export type Read =
  | { message: Message; rootId: string | null; isThreadNew: boolean }
  | { suppressed: SuppressedBecause }

/** From when a link counts: the same for every attempt of a message within the hour, so that a mail sent again is the same. */
const linkedAt = (toldAt: number, now: number): number =>
  toldAt + Math.floor(Math.max(0, now - toldAt) / hour) * hour

/** Where it opens in Baton. */
const pathOf = (why: TellWhy, handoff: Handoff | null): string => {
  if (why === 'handover' || why === 'duty_soon') return '/#/duty'
  if (handoff === null) return ''
  return why === 'woke' ? `/#/sessions/${handoff.sessionId}` : `/#/handoffs/${handoff.id}`
}

/** Documents read for one message, so that many deliveries in it don't read one twice. */
type Known = Map<string, Change['document'] | null>

const keyOf = (collection: string, id: string): string => `${collection}/${id}`

/** Reads what all deliveries of a message are about, at once. */
export const knownFor = async (db: Database, deliveries: readonly DueDelivery[]): Promise<Known> => {
  const known: Known = new Map()
  const [first] = deliveries
  if (first === undefined) return known
  const { accountId } = first
  const take = async (refs: readonly Ref[]) => {
    for (const { collection, document } of await readDocuments(db, accountId, refs))
      known.set(keyOf(collection, document.id), document)
  }
  await take([
    { collection: 'accounts', id: accountId },
    ...deliveries.flatMap(({ handoffId, personId }): Ref[] => [
      ...(handoffId === null ? [] : [{ collection: 'handoffs' as const, id: handoffId }]),
      ...(personId === null ? [] : [{ collection: 'people' as const, id: personId }]),
    ]),
  ])
  const named = new Set<string>()
  for (const document of known.values()) {
    if (document === null || !('handedOffBy' in document)) continue
    named.add(document.handedOffBy)
    if (document.claimedBy !== null) named.add(document.claimedBy)
  }
  await take([...named].map((id) => ({ collection: 'people', id })))
  return known
}

/** True while a claimer is still to be asked whether they work on it: it's theirs, and they haven't since. */
const isStillAsked = async (db: Database, handoff: Handoff, personId: string | null): Promise<boolean> =>
  handoff.state === 'claimed' &&
  currentClaim(handoff)?.by === personId &&
  handoff.policy !== null &&
  isAsked(handoff.policy, await claimWorkOf(db, handoff))

/** Reads what a delivery says from the documents as they are now, so that nothing is told that is over. */
export const readMessage = async (
  { db, notify, now, known }: { db: Database; notify: NotifyParts; now: number; known: Known },
  delivery: DueDelivery,
  channel: NotifyChannel,
): Promise<Read> => {
  const { accountId, handoffId, personId, why } = delivery
  const of = <C extends CollectionName>(collection: C, id: string): Documents[C] | null =>
    (known.get(keyOf(collection, id)) as Documents[C] | undefined) ?? null
  const isTrial = why === 'trial'
  const handoff = handoffId === null || isTrial ? null : of('handoffs', handoffId)
  if (handoffId !== null && handoff === null && !isTrial) return { suppressed: 'ended' }
  if ((isTrial || why === 'duty_soon') && delivery.toldAt < now - (isTrial ? trialFor : day))
    return { suppressed: 'ended' }
  if (handoff !== null && needsOpen.includes(why) && handoff.state !== 'open') return { suppressed: 'ended' }
  if (handoff !== null && why === 'nudge' && !(await isStillAsked(db, handoff, personId)))
    return { suppressed: 'ended' }
  if (personId !== null) {
    const person = of('people', personId)
    if (person === null || !canWork(person)) return { suppressed: 'no_access' }
  }
  const { isTold, rootId } =
    handoffId === null ? { isTold: false, rootId: null } : await threadOf(db, delivery, channel)
  if (endings.includes(why) && !isTold) return { suppressed: 'ended' }
  const { publicUrl, claimLinks } = notify
  const isClaimable =
    personId !== null && handoff !== null && handoff.state === 'open' && !isOwnHandoff(handoff, personId)
  const message = messageOf({
    why,
    handoff,
    nameOf: (id) => of('people', id)?.name ?? 'Someone',
    redaction: of('accounts', accountId)?.redaction ?? defaultRedaction,
    text: delivery.text,
    now,
    link: publicUrl === null ? null : `${publicUrl}${pathOf(why, handoff)}`,
    claimLink:
      publicUrl === null || !isClaimable || handoffId === null
        ? null
        : `${publicUrl}/c/${claimLinks.make({ accountId, handoffId, personId }, linkedAt(delivery.toldAt, now))}`,
  })
  return { message, rootId, isThreadNew: !isTold }
}
