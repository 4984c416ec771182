import { defaultRedaction } from '../../core/domain/secret-kinds.ts'
import type { Handoff } from '../../core/domain/handoff.ts'
import { canWork } from '../../core/domain/person.ts'
import {
  endings,
  type NotifyChannel,
  type SuppressedBecause,
  type TellWhy,
} from '../../core/notify/delivery.ts'
import { messageOf, type Message } from '../../core/notify/message.ts'
import { readDocument, readDocuments } from '../store/change-log.ts'
import type { Database } from '../store/database.ts'
import { type DueDelivery, threadOf } from '../store/due-deliveries.ts'
import type { NotifyParts } from './notify-parts.ts'

/** Messages that are only true while no one has taken it. */
const needsOpen: readonly TellWhy[] = ['escalated', 'step', 'returned', 'exhausted']

/** What one delivery says now, or why it isn't sent any more. */
export type Read =
  | { message: Message; rootId: string | null; isThreadNew: boolean }
  | { suppressed: SuppressedBecause }

const handoffOf = async (db: Database, { accountId, handoffId }: DueDelivery): Promise<Handoff | null> =>
  handoffId === null ? null : readDocument(db, accountId, 'handoffs', handoffId)

/** Reads what a delivery says from the documents as they are now, so that nothing is told that is over. */
export const readMessage = async (
  { db, notify, now }: { db: Database; notify: NotifyParts; now: number },
  delivery: DueDelivery,
  channel: NotifyChannel,
): Promise<Read> => {
  const { accountId, handoffId, personId, why } = delivery
  const handoff = await handoffOf(db, delivery)
  if (handoffId !== null && handoff === null) return { suppressed: 'ended' }
  if (handoff !== null && needsOpen.includes(why) && handoff.state !== 'open') return { suppressed: 'ended' }
  if (personId !== null) {
    const person = await readDocument(db, accountId, 'people', personId)
    if (person === null || !canWork(person)) return { suppressed: 'no_access' }
  }
  const { isTold, rootId } =
    handoffId === null ? { isTold: false, rootId: null } : await threadOf(db, delivery, channel)
  if (endings.includes(why) && !isTold) return { suppressed: 'ended' }
  const people = [handoff?.handedOffBy, handoff?.claimedBy].filter((id) => typeof id === 'string')
  const known = await readDocuments(db, accountId, [
    { collection: 'accounts', id: accountId },
    ...people.map((id) => ({ collection: 'people' as const, id })),
  ])
  const names = new Map<string, string>()
  let redaction = defaultRedaction
  for (const one of known) {
    if (one.collection === 'people') names.set(one.document.id, one.document.name)
    if (one.collection === 'accounts') redaction = one.document.redaction
  }
  const { publicUrl, claimLinks } = notify
  const isClaimable =
    personId !== null && handoff !== null && handoff.state === 'open' && handoff.handedOffBy !== personId
  const message = messageOf({
    why,
    handoff,
    nameOf: (id) => names.get(id) ?? 'Someone',
    redaction,
    text: delivery.text,
    now,
    link: publicUrl === null ? null : handoffId === null ? publicUrl : `${publicUrl}/#/handoffs/${handoffId}`,
    claimLink:
      publicUrl === null || !isClaimable || handoffId === null
        ? null
        : `${publicUrl}/c/${claimLinks.make({ accountId, handoffId, personId }, now)}`,
  })
  return { message, rootId, isThreadNew: !isTold }
}
