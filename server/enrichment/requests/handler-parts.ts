import type { aiRequests } from '../../../core/protocol/ai-messages.ts'
import type { AnswerOf, RequestOf } from '../../../core/protocol/messages.ts'
import type { Pusher } from '../../deciding/decide-push.ts'
import type { JobQueue } from '../../jobs/jobs.ts'
import type { DatabaseOf } from '../../store/account-databases.ts'
import type { EnrichmentParts } from '../enrichment-parts.ts'

export type AiRequestName = keyof typeof aiRequests

/** What handles each request about AI. */
export type AiHandlers = {
  [N in AiRequestName]: (from: Pusher, request: RequestOf<N>) => Promise<AnswerOf<N>>
}

export type AiHandlerParts = {
  databaseOf: DatabaseOf
  jobs: JobQueue
  clock: () => number
  ai: EnrichmentParts
}
