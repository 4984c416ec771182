import type { Handlers, JobQueue } from '../jobs/jobs.ts'
import { marksOf, openHandoffsFor, overdueWakes } from '../store/delivery-marks.ts'
import type { Database } from '../store/database.ts'
import type { Decider } from '../sync/decider.ts'

/** What each job does. Running one twice, or after the handoff has ended, changes nothing. */
export const createJobHandlers = (decider: Decider, db: Database): Handlers => ({
  async 'handoffs-open'({ accountId, personId }) {
    for (const handoffId of await openHandoffsFor(db, accountId, personId)) {
      await decider.act(accountId, 'handoff.open', async () => ({ handoffId }))
    }
  },
  async 'handoff-wake'({ accountId, handoffId }) {
    await decider.act(accountId, 'handoff.wake', async () => ({ handoffId }))
  },
  async 'handoff-deliver'({ accountId, handoffId }) {
    await decider.act(accountId, 'handoff.deliver', async (trx) => {
      const marks = await marksOf(trx, accountId, handoffId)
      return marks.length === 0 ? null : { handoffId, marks }
    })
  },
})

/** Queues again what should have woken while no server ran and whose job is gone. For the start of a server. */
export const queueOverdueWakes = async (db: Database, jobs: JobQueue, now: number): Promise<number> => {
  const overdue = await overdueWakes(db, now)
  await db.transaction().execute(async (trx) => {
    await jobs.enqueue(
      trx,
      overdue.map((data) => ({ queue: 'handoff-wake', key: data.handoffId, data, startAt: null }) as const),
    )
  })
  return overdue.length
}
