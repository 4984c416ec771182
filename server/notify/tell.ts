import { randomUUID } from 'node:crypto'
import type { Priority } from '../../core/domain/handoff.ts'
import type { TellWhy } from '../../core/notify/delivery.ts'
import type { Effect } from '../jobs/define-job.ts'
import { readDocuments } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'
import { addDeliveries, type NewDelivery, sentEarlier } from '../store/delivery-store.ts'
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
  const priorities = await prioritiesOf(trx, accountId, handoffIds)
  const earlier = await sentEarlier(trx, accountId, handoffIds)
  const ways = await waysOf(trx, accountId, [...new Set(tellings.map(({ personId }) => personId))])
  const rows = tellings.flatMap((telling): NewDelivery[] => {
    const { handoffId, personId, why, step, onDuty, text } = telling
    const priority = (handoffId === null ? null : priorities.get(handoffId)) ?? 'normal'
    const before = earlier.filter((one) => one.handoffId === handoffId && one.personId === personId)
    return planDeliveries(telling, ways.get(personId), before, priority, now).map((planned) => ({
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
  for (const accountId of new Set(tellings.map((telling) => telling.accountId)))
    await tellAccount(
      trx,
      accountId,
      tellings.filter((telling) => telling.accountId === accountId),
      now,
    )
  return []
}

/** The same for destinations of the workspace: Slack, Teams, webhooks. */
export const tellDestinations = async (
  _trx: Trx,
  _telling: {
    accountId: string
    handoffId: string | null
    why: TellWhy
    destinationIds: readonly string[] | 'all'
    text?: string | null
  },
  _now: number,
): Promise<Effect[]> => []
