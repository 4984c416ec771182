import { z } from 'zod'
import { Id } from '../../../core/domain/document/id.ts'
import { defineJob } from '../../jobs/define-job.ts'
import { uncheckedNumbers } from '../../store/psa/ticket-store.ts'
import type { PsaJobParts } from '../psa-parts.ts'
import { checkTicketAgain } from './check-ticket-again.ts'

/** Looks up every number that still waits for that, because a system is back, was added, or was removed. */
export const checkWaiting = defineJob({
  name: 'tickets-check-waiting',
  data: z.object({ accountId: Id }),
  policy: { waiting: 'gathered', retries: 3, firstRetry: 30, longestRetry: 600 },
  concurrency: 2,
  timeoutSeconds: 60,
  async run({ accountId }, { db, enqueue }: PsaJobParts) {
    const waiting = await uncheckedNumbers(db, accountId)
    await db.transaction().execute(async (trx) =>
      enqueue(
        trx,
        waiting.map(({ sessionId, number }) =>
          checkTicketAgain.about(`${sessionId} ${number}`, { accountId, sessionId, number }),
        ),
      ),
    )
  },
})
