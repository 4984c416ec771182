import { listWritebacks } from '../../store/psa/writeback-list.ts'
import { createConnectionHandlers } from './connection-handlers.ts'
import type { PsaHandlerParts, PsaHandlers } from './handler-parts.ts'
import { createTicketHandlers } from './ticket-handlers.ts'

/** Answers what desks ask about ticket systems. */
export const createPsaHandlers = (parts: PsaHandlerParts): PsaHandlers => ({
  ...createConnectionHandlers(parts),
  ...createTicketHandlers(parts),
  async 'writebacks:list'(from, request) {
    const page = await listWritebacks(parts.databaseOf(from.accountId), from.accountId, request)
    return { ok: true, ...page }
  },
})
