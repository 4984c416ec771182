import type { AnswerOf, RequestOf } from '../../../core/protocol/messages.ts'
import type { psaRequests } from '../../../core/protocol/psa-messages.ts'
import type { Pusher } from '../../deciding/decide-push.ts'
import type { Decider } from '../../deciding/decider.ts'
import type { JobQueue } from '../../jobs/jobs.ts'
import type { DatabaseOf } from '../../store/account-databases.ts'
import type { Quotas } from '../../quotas/quotas.ts'
import type { PsaParts } from '../psa-parts.ts'

export type PsaRequestName = keyof typeof psaRequests

/** What handles each request about ticket systems. */
export type PsaHandlers = {
  [N in PsaRequestName]: (from: Pusher, request: RequestOf<N>) => Promise<AnswerOf<N>>
}

export type PsaHandlerParts = {
  databaseOf: DatabaseOf
  jobs: JobQueue
  act: Decider['act']
  clock: () => number
  psa: PsaParts
  quotas: Quotas
}
