import { z } from 'zod'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { minute } from '../../core/domain/time/durations.ts'
import { everyoneOnDuty } from '../../core/duty/on-duty.ts'
import { heldUntil } from '../../core/notify/personal-rules.ts'
import { onDutyUnder } from '../../core/policy/candidates.ts'
import { defineJob, persistent, type Effect } from '../jobs/define-job.ts'
import { readDocuments } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'
import { dueChannels } from '../store/notify/due-deliveries.ts'
import { accountsWithHeld, heldDeliveries, moveHeld } from '../store/notify/held-deliveries.ts'
import { everyone } from '../store/people-store.ts'
import { schedulesOf } from '../store/policy/policy-store.ts'
import { deliverHandoff } from './deliver-handoff.ts'
import { drainOf, drainsFor } from './drain-effects.ts'
import type { NotifyJobParts } from './notify-parts.ts'
import { waysOf } from './ways.ts'

/**
 * Goes through what is held, as an open desk does with its toasts: what someone's rules and duty no longer hold goes out now, and
 * the rest when their quiet ends by then. In the caller's transaction.
 *
 * @param personId whose rules changed, which may also hold it for longer; null for everyone, whose quiet may have ended early
 * @returns jobs to enqueue in the same transaction
 */
export const moveHeldOf = async (
  trx: Trx,
  accountId: string,
  personId: string | null,
  now: number,
): Promise<Effect[]> => {
  const rows = await heldDeliveries(trx, accountId, personId, now)
  if (rows.length === 0) return []
  const handoffIds = [...new Set(rows.flatMap(({ handoffId }) => handoffId ?? []))]
  const [people, schedules, documents, ways] = await Promise.all([
    everyone(trx, accountId),
    schedulesOf(trx, accountId),
    readDocuments(
      trx,
      accountId,
      handoffIds.map((id) => ({ collection: 'handoffs' as const, id })),
    ),
    waysOf(trx, accountId, [...new Set(rows.map((row) => row.personId))]),
  ])
  const workforce = { people, schedules }
  const dutyOf = ({ policy, ...handoff }: Handoff) =>
    onDutyUnder(policy?.steps ?? [], handoff, workforce, now)
  const onDuty = new Map(
    documents.flatMap((one) =>
      one.collection === 'handoffs' ? [[one.document.id, dutyOf(one.document)] as const] : [],
    ),
  )
  const onAnyDuty = everyoneOnDuty(schedules, now)
  const moved = rows.flatMap((row) => {
    const rules = ways.get(row.personId)?.rules
    if (rules === undefined) return []
    const isOnDuty = (onDuty.get(row.handoffId ?? '') ?? onAnyDuty).has(row.personId)
    const until = heldUntil(rules, row.priority, isOnDuty, now) ?? now
    return until < row.heldUntil || (personId !== null && until > row.heldUntil) ? [{ ...row, until }] : []
  })
  if (moved.length === 0) return []
  await moveHeld(
    trx,
    moved.map(({ id, until }) => ({ id, until })),
    now,
  )
  const counts = [...new Set(moved.flatMap(({ handoffId }) => handoffId ?? []))]
    .filter((id) => onDuty.has(id))
    .map((handoffId) => deliverHandoff.about(handoffId, { accountId, handoffId }))
  return [
    ...drainsFor(
      moved.map(({ channel, until }) => ({ channel, dueAt: until })),
      now,
    ),
    ...counts,
  ]
}

/**
 * Looks for what is due and has no job, because a process died, and for what is held although a duty has begun meanwhile. Each run
 * schedules the next.
 */
export const sweepDeliveries = defineJob({
  name: 'notify-sweep',
  data: z.object({}),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 1,
  timeoutSeconds: 60,
  recursWithin: 5 * minute,
  async run(_data, { db, enqueue, clock, notify }: NotifyJobParts) {
    const now = clock()
    for (const accountId of await accountsWithHeld(db, now))
      await db.transaction().execute(async (trx) => enqueue(trx, await moveHeldOf(trx, accountId, null, now)))
    const channels = (await dueChannels(db, now)).filter((name) => notify.channels.has(name))
    await db
      .transaction()
      .execute(async (trx) =>
        enqueue(trx, [
          ...channels.map((name) => drainOf(name, now, now)),
          sweepDeliveries.about('all', {}, now + notify.timings.sweep),
        ]),
      )
  },
})
