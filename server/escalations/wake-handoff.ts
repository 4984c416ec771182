import { z } from 'zod'
import { Id, Timestamp } from '../../core/domain/document/id.ts'
import { defineJob, persistent, type JobParts } from '../jobs/define-job.ts'
import { whenDue } from '../jobs/when-due.ts'
import { readDocument } from '../store/change-log.ts'
import { tellWoken } from './tell-woken.ts'

/** What waking a session needs. */
export type WakeParts = Pick<JobParts, 'act' | 'clock' | 'enqueue'>

type Due = { accountId: string; handoffId: string }

/** Wakes a parked session and tells whoever is there of it, in one transaction; nothing if it has woken or ended. */
const wake = async (
  { accountId, handoffId }: Due,
  reply: string | null,
  { act, clock, enqueue }: WakeParts,
): Promise<void> =>
  act(accountId, 'handoff.wake', async (trx) => {
    const handoff = await readDocument(trx, accountId, 'handoffs', handoffId)
    if (handoff === null || handoff.state !== 'open' || handoff.wokeAt !== null) return null
    const now = clock()
    if (reply === null && (handoff.wakeAt === null || now < handoff.wakeAt)) return null
    if (reply !== null && !handoff.wakeOnReply) return null
    const { woken, effects } = await tellWoken(trx, handoff, reply, now)
    await enqueue(trx, effects)
    return { handoffId, reply, woken }
  })

/** Wakes it because its time has come. */
export const wakeInTime = async (due: Due, parts: WakeParts): Promise<void> => wake(due, null, parts)

/** Wakes it because of a reply, of which this is the beginning. */
export const wakeByReply = async (due: Due, reply: string, parts: WakeParts): Promise<void> =>
  wake(due, reply, parts)

/** The timer of a parked session, written in the transaction that parks it. */
export const wakeHandoff = defineJob({
  name: 'handoff-wake',
  data: z.object({ accountId: Id, handoffId: Id, dueAt: Timestamp }),
  policy: { waiting: 'each', ...persistent },
  concurrency: 4,
  timeoutSeconds: 45,
  async run({ dueAt, ...due }, parts, signal) {
    await whenDue(dueAt, parts.clock, signal, async () => wakeInTime(due, parts))
  },
})
