import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { furtherReach, Reach } from '../../domain/duty/reach.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** The server records how many a handoff has reached. It only moves up: a late count never undoes a higher one. */
export const handoffDeliver = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ handoffId: Id, reach: Reach }),
  apply(work, payload) {
    const handoff = work.find('handoffs', payload.handoffId)
    if (handoff === null) return
    const reach = furtherReach(handoff.reach, payload.reach)
    if (reach !== handoff.reach) work.put('handoffs', { ...handoff, reach })
  },
})
