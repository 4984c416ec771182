import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import type { Effect } from '../jobs/define-job.ts'
import type { Trx } from '../store/database.ts'
import { suppressWaiting } from '../store/notify/delivery-store.ts'
import { tell, tellDestinations } from './tell.ts'
import { tellingsOf } from './tell-ended.ts'

/**
 * Tells people, and the destinations that heard of it, that a claim came back, in the transaction that returns it: what
 * destinations were told last is that it is claimed. What still waits says that too, or asks its claimer, so it isn't sent.
 */
export const tellReturned = async (
  trx: Trx,
  handoff: Handoff,
  personIds: readonly string[],
  now: number,
): Promise<Effect[]> => {
  const { accountId, id: handoffId } = handoff
  await suppressWaiting(trx, { accountId, handoffId, but: null, now })
  const why = 'returned'
  return [
    ...(await tell(trx, tellingsOf(handoff, [...new Set(personIds)], why), now)),
    ...(await tellDestinations(trx, { accountId, handoffId, why, destinationIds: 'all' }, now)),
  ]
}
