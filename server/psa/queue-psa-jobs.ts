import type { JobQueue } from '../jobs/jobs.ts'
import { allConnections } from '../store/psa/connection-store.ts'
import type { Database } from '../store/database.ts'
import { recentTickets } from './tickets/recent-tickets.ts'
import { sweepWritebacks } from './writebacks/sweep-writebacks.ts'

/** Starts what recurs; one of each waits, however many servers start. */
export const queuePsaJobs = async (db: Database, jobs: JobQueue): Promise<void> => {
  const connections = await allConnections(db)
  await db
    .transaction()
    .execute(async (trx) =>
      jobs.enqueue(trx, [
        sweepWritebacks.about('all', {}),
        ...connections.map(({ accountId, connectionId }) =>
          recentTickets.about(connectionId, { accountId, connectionId }),
        ),
      ]),
    )
}
