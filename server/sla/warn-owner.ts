import { z } from 'zod'
import { Id, Timestamp } from '../../core/domain/document/id.ts'
import { defineJob, persistent, type JobParts } from '../jobs/define-job.ts'
import { whenDue } from '../jobs/when-due.ts'
import { readDocument } from '../store/change-log.ts'
import type { DueWarning } from '../store/policy/sla-store.ts'

/**
 * Warns the owner of a session if a clock still is to warn at that time, and it has come. The account's lock and the clock,
 * which keeps that it has warned, make sure that each due time warns once, however many processes and timers there are.
 */
export const warnInTime = async (
  { accountId, ...due }: DueWarning,
  { act, clock }: Pick<JobParts, 'act' | 'clock'>,
): Promise<void> =>
  act(accountId, 'session.warn', async (trx) => {
    if (clock() < due.warnAt) return null
    const session = await readDocument(trx, accountId, 'sessions', due.sessionId)
    return session?.sla?.[due.clock]?.warnAt === due.warnAt ? due : null
  })

/**
 * The timer of a clock's warning, written in the transaction that sets its time. One that is out of date does nothing, nor does
 * one that a wrong clock starts early: the sweep finds what is due then.
 */
export const warnOwner = defineJob({
  name: 'sla-warn',
  data: z.object({ accountId: Id, sessionId: Id, clock: z.enum(['touch', 'resolve']), warnAt: Timestamp }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 4,
  timeoutSeconds: 45,
  async run(due, parts, signal) {
    await whenDue(due.warnAt, parts.clock, signal, async () => warnInTime(due, parts))
  },
})
