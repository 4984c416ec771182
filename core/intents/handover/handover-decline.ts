import { z } from 'zod'
import { AnsweredItems, DeclineReason, type HandoverItem } from '../../domain/handover/handover.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { handoverOf } from './handover-parts.ts'

/**
 * Declines sessions of a shift handover, with the reason. They stay with whoever handed them over, who is told; if no one
 * takes them in time, they go to admins, or back to the queue they came from. What was answered already stays as it is; what was
 * left, because the answer came late from a device without a network, stays left and says who declined it and why.
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
    const isDeclined = ({ sessionId, state, by }: HandoverItem) =>
      wanted.has(sessionId) && (state === 'open' || (state === 'left' && by === null))
    if (!handover.items.some(isDeclined)) return
    // Those who were told that no one took it hear of it after that.
    const at = Math.max(now, handover.closedAt ?? now)
    const declined = (item: HandoverItem): HandoverItem => ({
      ...item,
      state: item.state === 'open' ? 'declined' : item.state,
      by: actor.id,
      at,
      reason,
    })
    work.put('handovers', {
      ...handover,
      items: handover.items.map((item) => (isDeclined(item) ? declined(item) : item)),
    })
  },
})
