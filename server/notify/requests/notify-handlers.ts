import type { AnswerOf, RequestOf } from '../../../core/protocol/messages.ts'
import { notifyLimits, type notifyRequests } from '../../../core/protocol/notify-messages.ts'
import type { JobQueue } from '../../jobs/jobs.ts'
import type { Database } from '../../store/database.ts'
import { deliveriesOf } from '../../store/delivery-store.ts'
import type { Pusher } from '../../sync/decide-push.ts'
import type { NotifyParts } from '../notify-parts.ts'
import { createChannelHandlers } from './channel-handlers.ts'
import { createDestinationHandlers } from './destination-handlers.ts'

export type NotifyRequestName = keyof typeof notifyRequests

/** What handles each request about being told outside of Baton. */
export type NotifyHandlers = {
  [N in NotifyRequestName]: (from: Pusher, request: RequestOf<N>) => Promise<AnswerOf<N>>
}

export type NotifyHandlerParts = {
  db: Database
  jobs: Pick<JobQueue, 'enqueue'>
  clock: () => number
  notify: NotifyParts & { vapidPublicKey: string }
}

export const createNotifyHandlers = (parts: NotifyHandlerParts): NotifyHandlers => ({
  ...createChannelHandlers(parts),
  ...createDestinationHandlers(parts),
  async 'deliveries:of'(from, { handoffId }) {
    const deliveries = await deliveriesOf(parts.db, from.accountId, handoffId, notifyLimits.deliveries)
    return { ok: true, deliveries }
  },
})
