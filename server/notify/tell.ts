import { randomUUID } from 'node:crypto'
import type { Priority } from '../../core/domain/duty/priority.ts'
import { endings, type PersonalChannel, type TellWhy, toldStates } from '../../core/notify/delivery.ts'
import type { Effect } from '../jobs/define-job.ts'
import { readDocuments } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'
import {
  addDeliveries,
  type NewDelivery,
  type SentEarlier,
  sentEarlier,
  suppressOvertaken,
} from '../store/notify/delivery-store.ts'
import { destinationsOf } from '../store/notify/destination-store.ts'
import { hears } from './destinations.ts'
import { drainsFor } from './drain-effects.ts'
import { planDeliveries, type Telling } from './plan.ts'
import { waysOf } from './ways.ts'

export type { Telling } from './plan.ts'

const prioritiesOf = async (
  trx: Trx,
  accountId: string,
  handoffIds: readonly string[],
): Promise<Map<string, Priority>> => {
  const found = await readDocuments(
    trx,
    accountId,
    handoffIds.map((id) => ({ collection: 'handoffs' as const, id })),
  )
  return new Map(
    found.flatMap((one) =>
      one.collection === 'handoffs' ? [[one.document.id, one.document.priority] as const] : [],
    ),
  )
}

const tellAccount = async (trx: Trx, accountId: string, tellings: readonly Telling[], now: number) => {
  const handoffIds = [...new Set(tellings.flatMap(({ handoffId }) => handoffId ?? []))]
  const [known, earlier, ways] = await Promise.all([
    prioritiesOf(trx, accountId, handoffIds),
    sentEarlier(trx, accountId, handoffIds),
    waysOf(trx, accountId, [...new Set(tellings.map(({ personId }) => personId))]),
  ])
  const overtaken: string[] = []
  const rows = tellings.flatMap((telling): NewDelivery[] => {
    const { handoffId, personId, why, step, onDuty, text } = telling
    const priority = telling.priority ?? (handoffId === null ? null : known.get(handoffId)) ?? 'normal'
    const before = earlier.filter((one) => one.handoffId === handoffId && one.personId === personId)
    const plan = planDeliveries(telling, ways.get(personId), before, priority, now)
    overtaken.push(...plan.flatMap(({ instead }) => instead))
    return plan.map(({ instead: _instead, ...planned }) => ({
      id: randomUUID(),
      accountId,
      handoffId,
      personId,
      destinationId: null,
      why,
      text,
      stepRound: step?.round ?? null,
      stepIndex: step?.index ?? null,
      onDuty,
      priority,
      toldAt: now,
      ...planned,
    }))
  })
  await suppressOvertaken(trx, overtaken, now)
  await addDeliveries(trx, rows)
  return rows
}

/**
 * Writes down who is told of what, on which channels and when, in the caller's transaction. People who are not in the account,
 * or no longer have access, are told nothing.
 *
 * @param now milliseconds
 * @returns jobs to enqueue in the same transaction
 */
export const tell = async (trx: Trx, tellings: readonly Telling[], now: number): Promise<Effect[]> => {
  const rows: NewDelivery[] = []
  for (const accountId of new Set(tellings.map((telling) => telling.accountId))) {
    const theirs = tellings.filter((telling) => telling.accountId === accountId)
    rows.push(...(await tellAccount(trx, accountId, theirs, now)))
  }
  return drainsFor(rows, now)
}

/** Tests one channel of a person, whatever the hour. */
export const testPerson = async (
  trx: Trx,
  { accountId, personId }: { accountId: string; personId: string },
  channel: PersonalChannel,
  now: number,
): Promise<Effect[]> => {
  const row: NewDelivery = {
    id: randomUUID(),
    accountId,
    handoffId: null,
    personId,
    destinationId: null,
    channel,
    why: 'test',
    text: null,
    stepRound: null,
    stepIndex: null,
    onDuty: false,
    priority: 'normal',
    isFirst: false,
    state: 'queued',
    reason: null,
    toldAt: now,
    dueAt: now,
    heldUntil: null,
  }
  await addDeliveries(trx, [row])
  return drainsFor([row], now)
}

/** A workspace's destinations to be told of one thing. */
export type DestinationTelling = {
  accountId: string
  handoffId: string | null
  why: TellWhy
  destinationIds: readonly string[] | 'all'
  text?: string | null
  /** Of what isn't a handoff; else the handoff's own counts. */
  priority?: Priority
}

/**
 * The same for destinations of the workspace: Slack, Teams, webhooks. Those that are switched off, or only hear of higher
 * priorities, are left out; what ends a thread, or takes its end back, goes where it began. An alarm is of no escalation, so it
 * goes to every one that is on.
 */
export const tellDestinations = async (
  trx: Trx,
  { accountId, handoffId, why, destinationIds, text = null, priority: given }: DestinationTelling,
  now: number,
): Promise<Effect[]> => {
  const all = await destinationsOf(trx, accountId)
  if (all.length === 0) return []
  const ids = handoffId === null ? [] : [handoffId]
  const priority = given ?? (await prioritiesOf(trx, accountId, ids)).get(handoffId ?? '') ?? 'normal'
  const earlier = await sentEarlier(trx, accountId, ids)
  const rows = all
    .filter(
      (one) =>
        (destinationIds === 'all' || destinationIds.includes(one.id)) &&
        (why === 'alarm' ? one.offBecause === null : hears(one, priority)),
    )
    .map(({ id, kind }): NewDelivery & { before: SentEarlier[] } => ({
      id: randomUUID(),
      accountId,
      handoffId,
      personId: null,
      destinationId: id,
      channel: kind,
      why,
      text,
      stepRound: null,
      stepIndex: null,
      onDuty: false,
      priority,
      isFirst: !earlier.some((one) => one.destinationId === id),
      state: 'queued',
      reason: null,
      toldAt: now,
      dueAt: now,
      heldUntil: null,
      before: earlier.filter((one) => one.destinationId === id),
    }))
    .filter(
      ({ before, channel }) =>
        // A webhook hears of everything; its receiver may know of the handoff from elsewhere.
        channel === 'webhook' ||
        (why === 'returned'
          ? before.length > 0
          : !endings.includes(why) ||
            before.some(({ state, mayBeTold }) => mayBeTold || toldStates.includes(state))),
    )
    .map(({ before: _before, ...row }) => row)
  await addDeliveries(trx, rows)
  return drainsFor(rows, now)
}
