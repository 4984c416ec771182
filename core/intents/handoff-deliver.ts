import { z } from 'zod'
import { Delivery, maxDeliveries } from '../domain/handoff.ts'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'

const stateRank = { queued: 0, failed: 1, delivered: 2, seen: 3 } as const

/** The server records what reached whom. A record only moves up: a late "delivered" never undoes a "seen". */
export const handoffDeliver = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    handoffId: Id,
    marks: z.array(Delivery).max(maxDeliveries),
  }),
  apply(work, payload) {
    const handoff = work.find('handoffs', payload.handoffId)
    if (handoff === null) return
    const keyOf = (delivery: { personId: string; channel: string }) =>
      `${delivery.personId}/${delivery.channel}`
    const records = new Map(handoff.deliveries.map((delivery) => [keyOf(delivery), delivery]))
    let changed = false
    for (const mark of payload.marks) {
      const known = records.get(keyOf(mark))
      if (
        known === undefined ? records.size >= maxDeliveries : stateRank[known.state] >= stateRank[mark.state]
      )
        continue
      records.set(keyOf(mark), mark)
      changed = true
    }
    if (!changed) return
    work.put('handoffs', { ...handoff, deliveries: [...records.values()] })
  },
})
