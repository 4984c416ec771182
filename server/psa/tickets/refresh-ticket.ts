import { z } from 'zod'
import { Id } from '../../../core/domain/document/id.ts'
import { SystemId, ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import { defineJob } from '../../jobs/define-job.ts'
import { readDocument } from '../../store/change-log.ts'
import { isOfSystem, pause } from '../connections/outages.ts'
import { isTemporary } from '../provider.ts'
import type { PsaJobParts } from '../psa-parts.ts'
import { readTicket } from './read-ticket.ts'
import { storeTickets } from './store-tickets.ts'

/** Reads a known ticket again and stores it. */
const refresh = async (
  parts: PsaJobParts,
  at: { accountId: string; connectionId: string; systemId: string },
  signal: AbortSignal,
): Promise<void> => {
  const { db, clock, psa } = parts
  const { accountId, connectionId, systemId } = at
  const known = await readDocument(db, accountId, 'tickets', ticketDocumentId(connectionId, systemId))
  const open = known === null ? null : await psa.connections.open(db, accountId, connectionId)
  if (known === null || open === null) return
  const read = await readTicket(db, open.provider, { ...at, now: clock() }, signal)
  if (read.ok) {
    await storeTickets(parts, accountId, [read.value])
    return
  }
  if (read.problem.kind === 'not_found') {
    const { id: _id, accountId: _accountId, rev: _rev, ...content } = known
    await storeTickets(parts, accountId, [{ ...content, gone: true, readAt: clock() }])
    return
  }
  if (await isOfSystem(open.provider, read.problem, signal))
    await pause(parts, accountId, connectionId, read.problem)
  else if (isTemporary(read.problem)) throw new Error(read.problem.message)
}

/** Reads a ticket again that its system says has changed. Tickets that no one here has to do with are left alone. */
export const refreshTicket = defineJob({
  name: 'ticket-refresh',
  data: z.object({ accountId: Id, connectionId: Id, systemId: SystemId }),
  // What changes during a run is read by the next one. What is missed, the poll finds.
  policy: { waiting: 'gathered', retries: 3, firstRetry: 30, longestRetry: 600 },
  concurrency: 4,
  timeoutSeconds: 120,
  async run(data, parts: PsaJobParts, signal) {
    await refresh(parts, data, signal)
  },
})
