import { z } from 'zod'
import { Id, Timestamp } from '../../core/domain/id.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { whenDue } from '../jobs/when-due.ts'
import { readDocument } from '../store/change-log.ts'

/** The timer of a clock's warning, written in the transaction that sets its time. One that is out of date does nothing. */
export const warnOwner = defineJob({
  name: 'sla-warn',
  data: z.object({ accountId: Id, sessionId: Id, clock: z.enum(['touch', 'resolve']), warnAt: Timestamp }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 4,
  timeoutSeconds: 45,
  async run({ accountId, ...due }, { act, clock }, signal) {
    await whenDue(due.warnAt, clock, signal, async () =>
      act(accountId, 'session.warn', async (trx) =>
        (await readDocument(trx, accountId, 'sessions', due.sessionId)) === null ? null : due,
      ),
    )
  },
})
