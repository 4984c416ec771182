import { z } from 'zod'
import { Id } from '../../../core/domain/document/id.ts'
import { defineJob, type JobParts } from '../../jobs/define-job.ts'
import { isTemporary } from '../provider.ts'
import type { Connections } from './connections.ts'

type Parts = JobParts & { psa: { connections: Connections; publicUrl: string | null } }

/** Where a ticket system calls when its tickets change. */
export const callbackPath = (connectionId: string): string => `/psa/callbacks/${connectionId}`

/**
 * Asks a ticket system to call when tickets change. Where it can't, or may not, Baton looks now and then automatically, so this is
 * tried for some hours only.
 */
export const subscribeConnection = defineJob({
  name: 'connection-subscribe',
  data: z.object({ accountId: Id, connectionId: Id }),
  policy: { waiting: 'gathered', retries: 10, firstRetry: 30, longestRetry: 3600 },
  concurrency: 2,
  timeoutSeconds: 120,
  async run({ accountId, connectionId }, { db, psa }: Parts, signal) {
    if (psa.publicUrl === null) return
    const open = await psa.connections.open(db, accountId, connectionId)
    if (open === null || open.provider.capabilities.callbacks === 'none') return
    const endpoint = new URL(callbackPath(connectionId), psa.publicUrl).href
    const asked = await open.provider.subscribe(
      open.provider.callbackAddress(endpoint),
      open.callbackSecret,
      signal,
    )
    if (!asked.ok && isTemporary(asked.problem)) throw new Error(asked.problem.message)
  },
})
