import { gatherFor } from '../../core/domain/duty/reach.ts'
import { day } from '../../core/domain/time/durations.ts'
import type { SuppressedBecause } from '../../core/notify/delivery.ts'
import type { Message } from '../../core/notify/message.ts'
import { deliverHandoff } from './deliver-handoff.ts'
import type { Effect } from '../jobs/define-job.ts'
import { removePushSubscriptions } from '../store/notify/address-store.ts'
import type { Trx } from '../store/database.ts'
import { switchOff } from '../store/notify/destination-store.ts'
import {
  type ClaimedMessage,
  type DueDelivery,
  hurryOthers,
  type Recorded,
  recordDeliveries,
} from '../store/notify/due-deliveries.ts'
import { addressOf } from './address-of.ts'
import type { Channel, Outgoing, SendResult } from './channel.ts'
import { failed } from './channel.ts'
import { drainOf } from './drain-effects.ts'
import type { NotifyJobParts } from './notify-parts.ts'
import { knownFor, readMessage } from './read-message.ts'

/** Said to those who can set it up again. */
const unreadable = 'The server’s secret has changed, so this can’t be read. Set it up again'

type Sent = { delivery: DueDelivery; message: Message; rootId: string | null; isThreadNew: boolean }

/** Tries once, for as long as the channel may take; what it throws all the same is a temporary failure. */
export const attempt = async (
  channel: Channel,
  outgoing: Outgoing,
  stop: AbortSignal,
): Promise<SendResult> => {
  const late = AbortSignal.timeout(channel.attemptMs)
  try {
    return await channel.send(outgoing, AbortSignal.any([late, stop]))
  } catch (error) {
    const reason = late.aborted
      ? `No answer within ${Math.round(channel.attemptMs / 1000)} s`
      : `It couldn’t be sent (${error instanceof Error ? error.name : 'unknown'})`
    return failed('temporary', reason, { mayHaveArrived: true })
  }
}

/** What is written down after an attempt. */
const recordedOf = (channel: Channel, result: SendResult, tries: number, now: number): Recorded => {
  if (result.ok) return { state: 'handed_over', providerId: result.providerId, detail: 'Handed over' }
  const wait = channel.retries[tries]
  const { reason, mayHaveArrived: mayBeTold } = result
  if (result.kind !== 'temporary' || wait === undefined) return { state: 'failed', reason, mayBeTold }
  // Up to a tenth more, so that what failed together doesn't come back together.
  const spread = channel.retries.length > 3 ? Math.random() * 0.1 * wait : 0
  return {
    state: 'retry',
    reason,
    dueAt: Math.round(now + Math.max(wait + spread, Math.min(result.retryAfterMs ?? 0, day))),
    mayBeTold,
  }
}

/** Counts what went out for the ladder of each handoff. */
const countsOf = (deliveries: readonly DueDelivery[], now: number): Effect[] =>
  [...new Map(deliveries.map((one) => [one.handoffId, one])).values()].flatMap(
    ({ handoffId, accountId, why }) =>
      handoffId === null || why === 'trial'
        ? []
        : [deliverHandoff.about(handoffId, { accountId, handoffId }, now + gatherFor(deliveries.length))],
  )

/** What follows when a channel failed someone for good: their others are used at once. */
const followUp = async (
  trx: Trx,
  channel: Channel,
  deliveries: readonly DueDelivery[],
  now: number,
): Promise<Effect[]> => {
  const effects: Effect[] = []
  for (const { accountId, handoffId, personId } of deliveries) {
    if (handoffId === null || personId === null) continue
    const hurried = await hurryOthers(trx, { accountId, handoffId, personId }, channel.name, now)
    effects.push(...hurried.map((name) => drainOf(name, now, now)))
  }
  return effects
}

/**
 * Sends one message and writes down what became of it. Repeating it after a crash sends the same message by the same id. Only
 * rejects if the database does.
 */
export const sendMessage = async (
  parts: NotifyJobParts,
  channel: Channel,
  { holder, deliveries }: ClaimedMessage,
  stop: AbortSignal,
): Promise<void> => {
  const { db, notify, clock, enqueue } = parts
  const record = async (
    some: readonly DueDelivery[],
    outcome: Recorded,
    more?: (trx: Trx) => Promise<Effect[]>,
  ) => {
    if (some.length === 0) return
    await db.transaction().execute(async (trx) => {
      const now = clock()
      const ids = await recordDeliveries(trx, { holder, ids: some.map(({ id }) => id), now }, outcome)
      if (ids.length === 0) return
      const effects = [...countsOf(some, Date.now()), ...((await more?.(trx)) ?? [])]
      await enqueue(trx, effects)
    })
  }
  const suppress = async (some: readonly DueDelivery[], reason: SuppressedBecause) =>
    record(some, { state: 'suppressed', reason })

  const known = await knownFor(db, deliveries)
  const sent: Sent[] = []
  for (const delivery of deliveries) {
    const read = await readMessage({ db, notify, now: clock(), known }, delivery, channel.name)
    if ('suppressed' in read) await suppress([delivery], read.suppressed)
    else sent.push({ delivery, ...read })
  }
  const [first] = sent
  if (first === undefined) return
  const remaining = sent.map(({ delivery }) => delivery)
  const to = await addressOf(db, notify, first.delivery, channel.name)
  if (to === 'off') return suppress(remaining, 'off')
  if (to === 'unreadable')
    return record(remaining, { state: 'failed', reason: unreadable, mayBeTold: false }, async (trx) =>
      followUp(trx, channel, remaining, clock()),
    )
  const { accountId, handoffId, personId, destinationId, tries, toldAt } = first.delivery
  const result = await attempt(
    channel,
    {
      id: deliveries[0].id,
      to,
      messages: newestOfEach(sent),
      thread:
        sent.length > 1 || handoffId === null
          ? null
          : {
              key: `${handoffId}.${personId ?? destinationId ?? ''}`,
              isFirst: first.isThreadNew,
              rootId: first.rootId,
            },
      attempt: first.delivery.mayBeTold ? Math.max(1, tries) : tries,
      at: toldAt,
    },
    stop,
  )
  if (result.gone !== undefined) await removePushSubscriptions(db, result.gone)
  const outcome = recordedOf(channel, result, tries, clock())
  await record(remaining, outcome, async (trx) => {
    if (outcome.state !== 'failed') return []
    if (!result.ok && result.kind === 'gone' && destinationId !== null)
      await switchOff(trx, accountId, destinationId, result.reason)
    return followUp(trx, channel, remaining, clock())
  })
}

/** Of several about one handoff only the newest is said. */
const newestOfEach = (sent: readonly Sent[]): Message[] => {
  const byHandoff = new Map<string, Message>()
  for (const { delivery, message } of sent) {
    const key = delivery.handoffId ?? delivery.id
    byHandoff.delete(key)
    byHandoff.set(key, message)
  }
  return [...byHandoff.values()]
}
