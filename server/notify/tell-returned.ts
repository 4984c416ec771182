import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import type { Effect } from '../jobs/define-job.ts'
import type { Trx } from '../store/database.ts'
import { suppressWaiting } from '../store/notify/delivery-store.ts'
import { tell } from './tell.ts'
import { tellingsOf } from './tell-ended.ts'

/**
 * Tells people that a claim came back, in the transaction that returns it. What still waits says that it is claimed, or asks
 * its claimer, so it isn't sent.
 */
export const tellReturned = async (
  trx: Trx,
  handoff: Handoff,
  personIds: readonly string[],
  now: number,
): Promise<Effect[]> => {
  const { accountId, id: handoffId } = handoff
  await suppressWaiting(trx, { accountId, handoffId, but: null, now })
  return tell(trx, tellingsOf(handoff, [...new Set(personIds)], 'returned'), now)
}
