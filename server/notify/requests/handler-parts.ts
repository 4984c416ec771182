import type { AnswerOf, RequestOf } from '../../../core/protocol/messages.ts'
import type { notifyRequests } from '../../../core/protocol/notify-messages.ts'
import type { Asker } from '../../deciding/decide-push.ts'
import type { JobQueue } from '../../jobs/jobs.ts'
import type { DatabaseOf } from '../../store/account-databases.ts'
import type { NotifyParts } from '../notify-parts.ts'
import type { TestLimit } from './test-limit.ts'

export type NotifyRequestName = keyof typeof notifyRequests

/** What handles each request about being told outside of Baton. */
export type NotifyHandlers = {
  [N in NotifyRequestName]: (from: Asker, request: RequestOf<N>) => Promise<AnswerOf<N>>
}

export type NotifyHandlerParts = {
  databaseOf: DatabaseOf
  jobs: JobQueue
  clock: () => number
  notify: NotifyParts & { vapidPublicKey: string }
}

export type LimitedHandlerParts = NotifyHandlerParts & { testLimit: TestLimit }
