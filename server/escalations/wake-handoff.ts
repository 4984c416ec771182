import { z } from 'zod'
import { Id, Timestamp } from '../../core/domain/document/id.ts'
import type { NoReply } from '../../core/domain/session/woken.ts'
import { defineJob, persistent, type JobParts } from '../jobs/define-job.ts'
import { whenDue } from '../jobs/when-due.ts'
import { readDocument } from '../store/change-log.ts'
import { tellWoken } from './tell-woken.ts'

/** What waking a session needs. */
export type WakeParts = Pick<JobParts, 'act' | 'clock' | 'enqueue'>

type Due = { accountId: string; handoffId: string }

/** What wakes it: its time, a reply, or that none can come anymore. */
type Cause = { reply: string | null; noReply: NoReply | null }

/** Wakes a parked session and tells whoever is there of it, in one transaction; nothing if it has woken or ended. */
const wake = async (
  { accountId, handoffId }: Due,
  { reply, noReply }: Cause,
  { act, clock, enqueue }: WakeParts,
): Promise<void> =>
  act(accountId, 'handoff.wake', async (trx) => {
    const handoff = await readDocument(trx, accountId, 'handoffs', handoffId)
    if (handoff === null || handoff.state !== 'open' || handoff.wokeAt !== null) return null
    const now = clock()
    const isTime = reply === null && noReply === null
    if (isTime && (handoff.wakeAt === null || now < handoff.wakeAt)) return null
    if (!isTime && !handoff.wakeOnReply) return null
    const { woken, effects } = await tellWoken(trx, handoff, { reply, noReply }, now)
    await enqueue(trx, effects)
    return { handoffId, reply, endsWait: noReply !== null, woken }
  })

/** Wakes it because its time has come. */
export const wakeInTime = async (due: Due, parts: WakeParts): Promise<void> =>
  wake(due, { reply: null, noReply: null }, parts)

/** Wakes it because of a reply, of which this is the beginning. */
export const wakeByReply = async (due: Due, reply: string, parts: WakeParts): Promise<void> =>
  wake(due, { reply, noReply: null }, parts)

/** Wakes it because no reply can come anymore. */
export const wakeWithoutReply = async (due: Due, noReply: NoReply, parts: WakeParts): Promise<void> =>
  wake(due, { reply: null, noReply }, parts)

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
