import { z } from 'zod'
import { Id } from '../../core/domain/id.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import type { JobQueue } from '../jobs/jobs.ts'
import { overdueWakes } from '../store/delivery-marks.ts'
import type { Database } from '../store/database.ts'

/** Wakes a parked session when its time comes. */
export const wakeHandoff = defineJob({
  name: 'handoff-wake',
  data: z.object({ accountId: Id, handoffId: Id }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 4,
  timeoutSeconds: 45,
  run: async ({ accountId, handoffId }, { act }) =>
    act(accountId, 'handoff.wake', async () => ({ handoffId })),
})

/**
 * Requeues parked sessions that should have woken while no server was running and whose job is gone. Runs at startup.
 */
export const queueOverdueWakes = async (db: Database, jobs: JobQueue, now: number): Promise<number> => {
  const overdue = await overdueWakes(db, now)
  await db.transaction().execute(async (trx) => {
    await jobs.enqueue(
      trx,
      overdue.map((data) => wakeHandoff.about(data.handoffId, data)),
    )
  })
  return overdue.length
}
