import type { JobQueue } from '../jobs/jobs.ts'
import { findSecrets } from '../store/psa/connection-store.ts'
import type { DatabaseOf } from '../store/account-databases.ts'
import type { Database } from '../store/database.ts'
import type { PsaCallbackRequest } from './provider.ts'
import type { PsaParts } from './psa-parts.ts'
import { refreshTicket } from './tickets/refresh-ticket.ts'

/** What became of a call of a ticket system; `later` asks it to call again. */
export type CallbackOutcome = 'taken' | 'unknown' | 'unproven' | 'later'

export type PsaCallbacks = {
  /** Whether there is such a connection: one look by its key, before what it sends is read. */
  knows(connectionId: string): Promise<boolean>
  take(connectionId: string, request: PsaCallbackRequest): Promise<CallbackOutcome>
}

/** Systems wait some seconds at most, and some count a slow answer as a failure. Milliseconds. */
const answerWithin = 900

/** Ids of tickets as documents can have them. */
const isTicketId = (id: string): boolean => /^[A-Za-z0-9_-]{1,20}$/u.test(id)

/**
 * Takes the calls of ticket systems. What they say is only where to look: once it is proven who calls, the work is left to jobs,
 * which read the tickets themselves.
 */
export const createPsaCallbacks = (parts: {
  /** For finding out whose connection it is. */
  db: Database
  databaseOf: DatabaseOf
  jobs: JobQueue
  psa: PsaParts
}): PsaCallbacks => {
  const { jobs, psa } = parts
  return {
    knows: async (connectionId) => (await findSecrets(parts.db, connectionId)) !== null,
    async take(connectionId, request) {
      const secrets = await findSecrets(parts.db, connectionId)
      if (secrets === null) return 'unknown'
      const { accountId } = secrets
      const db = parts.databaseOf(accountId)
      const open = await psa.connections.open(db, accountId, connectionId)
      if (open === null) return 'unknown'
      const signal = AbortSignal.timeout(answerWithin)
      const read = await open.provider
        .readCallback(request, open.callbackSecret, signal)
        .catch((error: unknown) => {
          if (signal.aborted) return null
          throw error
        })
      // Proving it may take a call to the system; by its next call that has been remembered.
      if (read === null) return 'later'
      if (!read.ok) {
        const { kind } = read.problem
        return kind === 'unavailable' || kind === 'rate_limited' ? 'later' : 'unproven'
      }
      const changed = new Set(read.value.map(({ ticketId }) => ticketId).filter(isTicketId))
      if (changed.size > 0) {
        await db.transaction().execute(async (trx) =>
          jobs.enqueue(
            trx,
            [...changed]
              .slice(0, 100)
              .map((systemId) =>
                refreshTicket.about(`${connectionId}.${systemId}`, { accountId, connectionId, systemId }),
              ),
          ),
        )
      }
      return 'taken'
    },
  }
}
