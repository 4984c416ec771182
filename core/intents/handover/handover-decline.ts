import { z } from 'zod'
import { AnsweredItems, DeclineReason } from '../../domain/handover/handover.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { handoverOf } from './handover-parts.ts'

/**
 * Declines sessions of a shift handover, with the reason. They stay with whoever handed them over, who is told; if no one
 * takes them in time, they go to admins, or back to the queue they came from. What was answered already stays as it is.
 */
export const handoverDecline = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoverId: Id, items: AnsweredItems, reason: DeclineReason }),
  apply(work, { handoverId, items: asked, reason }) {
    const { actor, now } = work.context
    const handover = handoverOf(work, handoverId)
    if (handover.to !== actor.id)
      work.reject('forbidden', `Only ${work.nameOf(handover.to)} can decline what was handed over to them.`)
    const wanted = new Set(asked.map(({ sessionId }) => sessionId))
    const isDeclined = (item: (typeof handover.items)[number]) =>
      wanted.has(item.sessionId) && item.state === 'open'
    if (!handover.items.some(isDeclined)) return
    work.put('handovers', {
      ...handover,
      items: handover.items.map((item) =>
        isDeclined(item) ? { ...item, state: 'declined' as const, by: actor.id, at: now, reason } : item,
      ),
    })
  },
})
