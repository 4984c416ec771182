import type { Change } from '../../core/domain/shapes/collections.ts'
import type { Effect } from '../jobs/define-job.ts'
import type { Trx } from '../store/database.ts'
import { leaveWriteback, planWriteback, retryWriteback } from '../store/psa/writeback-store.ts'
import { checkTicket } from './tickets/check-ticket.ts'
import { checkWaiting } from './tickets/check-waiting.ts'
import { recentTickets } from './tickets/recent-tickets.ts'
import { drainWritebacks } from './writebacks/drain-writebacks.ts'

/** Intents after which a typed ticket is looked up. */
const givesTicket = new Set(['session.start', 'session.edit', 'ticket.link'])

/**
 * What a decided intent means for ticket systems: jobs. Pure.
 *
 * @param type of the intent; what the server tells itself of its progress causes nothing
 */
export const psaEffectsOf = (accountId: string, type: string, changes: readonly Change[]): Effect[] =>
  changes.flatMap((change): Effect[] => {
    if (change.collection === 'writebacks' && type !== 'writeback.progress' && type !== 'writeback.leave') {
      const { connectionId } = change.document
      return [drainWritebacks.about(connectionId, { accountId, connectionId })]
    }
    if (change.collection === 'connections' && type === 'connection.settings') {
      const { id: connectionId } = change.document
      return [recentTickets.about(`${connectionId} mapped`, { accountId, connectionId })]
    }
    // One that is back, new or gone: what waited for it to be asked can be settled.
    if (change.collection === 'connections' && change.document.state !== 'failing')
      return [checkWaiting.about(accountId, { accountId })]
    if (change.collection === 'sessions' && givesTicket.has(type)) {
      const { id, ticketCheck, psaTicketId: number } = change.document
      if (ticketCheck !== 'unchecked' || number === null) return []
      return [checkTicket.about(`${id} ${number}`, { accountId, sessionId: id, number })]
    }
    return []
  })

/** Brings the ledger up to what a decided intent says, in its transaction. */
export const keepLedger = async (
  trx: Trx,
  accountId: string,
  type: string,
  changes: readonly Change[],
): Promise<void> => {
  if (type === 'writeback.progress') return
  for (const change of changes) {
    if (change.collection !== 'writebacks') continue
    const { document } = change
    if (document.rev === 0) await planWriteback(trx, accountId, document)
    else if (document.left !== null) await leaveWriteback(trx, accountId, document.id)
    else await retryWriteback(trx, accountId, document)
  }
}
