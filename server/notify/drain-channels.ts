import { z } from 'zod'
import { type NotifyChannel, notifyChannels } from '../../core/notify/delivery.ts'
import { defineJob, type Job, persistent } from '../jobs/define-job.ts'
import { claimMessage, nextReady } from '../store/notify/due-deliveries.ts'
import { drainName, drainOf } from './drain-effects.ts'
import type { NotifyJobParts } from './notify-parts.ts'
import { sendMessage } from './send-message.ts'

const drain = async (name: NotifyChannel, parts: NotifyJobParts, signal: AbortSignal): Promise<void> => {
  const { db, clock, notify, enqueue } = parts
  const channel = notify.channels.get(name)
  // Nothing of it is lost: it goes out once a server can send it.
  if (channel === undefined) return
  const until = Date.now() + notify.timings.drain
  const lane = async (): Promise<void> => {
    for (;;) {
      if (signal.aborted || Date.now() >= until) return
      const next = await claimMessage(db, name, clock(), notify.timings.lease)
      if (next === null) return
      await sendMessage(parts, channel, next, signal)
    }
  }
  // One message that can't be written down keeps no other lane from going on.
  const lanes = await Promise.allSettled(Array.from({ length: channel.lanes }, lane))
  const at = await nextReady(db, name, clock())
  if (at !== null)
    await db
      .transaction()
      .execute(async (trx) => enqueue(trx, [drainOf(name, Math.max(at, clock() + 250), clock())]))
  const broken = lanes.find((one) => one.status === 'rejected')
  if (broken !== undefined)
    throw new Error(`Not everything on ${name} could be sent.`, { cause: broken.reason })
}

const drainChannel = (name: NotifyChannel): Job<NotifyJobParts> =>
  defineJob({
    name: drainName(name),
    data: z.object({}),
    // What is told during a run is found by the next one at the latest.
    policy: { waiting: 'gathered', ...persistent },
    concurrency: 2,
    timeoutSeconds: 120,
    run: async (_data, parts: NotifyJobParts, signal) => drain(name, parts, signal),
  })

/** A job for each channel that is sent on. */
export const drainChannels: readonly Job<NotifyJobParts>[] = notifyChannels
  .filter((name) => name !== 'in_app')
  .map(drainChannel)
