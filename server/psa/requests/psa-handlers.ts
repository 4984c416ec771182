import type { AnswerOf, RequestOf } from '../../../core/protocol/messages.ts'
import type { psaRequests } from '../../../core/protocol/psa-messages.ts'
import type { JobQueue } from '../../jobs/jobs.ts'
import type { InLine } from '../../store/account-line.ts'
import type { Database } from '../../store/database.ts'
import { listWritebacks } from '../../store/writeback-list.ts'
import type { Decider } from '../../sync/decider.ts'
import type { Pusher } from '../../sync/decide-push.ts'
import type { PsaParts } from '../psa-parts.ts'
import { createConnectionHandlers } from './connection-handlers.ts'
import { createTicketHandlers } from './ticket-handlers.ts'

export type PsaRequestName = keyof typeof psaRequests

/** What handles each request about ticket systems. */
export type PsaHandlers = {
  [N in PsaRequestName]: (from: Pusher, request: RequestOf<N>) => Promise<AnswerOf<N>>
}

export type PsaHandlerParts = {
  db: Database
  pullInLine: InLine
  jobs: Pick<JobQueue, 'enqueue'>
  act: Decider['act']
  clock: () => number
  psa: PsaParts
}

/** Answers what desks ask about ticket systems. */
export const createPsaHandlers = (parts: PsaHandlerParts): PsaHandlers => ({
  ...createConnectionHandlers(parts),
  ...createTicketHandlers(parts),
  async 'writebacks:list'(from, request) {
    const page = await parts.pullInLine(from.accountId, async () =>
      listWritebacks(parts.db, from.accountId, request),
    )
    return { ok: true, ...page }
  },
})
