import { z } from 'zod'
import { isTakeable } from '../../domain/handover/handover.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { handoverOf } from './handover-parts.ts'

/** Takes back what of a shift handover no one has taken over. What was taken stays taken. */
export const handoverWithdraw = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoverId: Id }),
  apply(work, { handoverId }) {
    const { actor, now } = work.context
    const handover = handoverOf(work, handoverId)
    if (handover.from !== actor.id)
      work.reject('not_author', `Only ${work.nameOf(handover.from)} can take this handover back.`)
    if (handover.withdrawnAt !== null || !handover.items.some(isTakeable)) return
    work.put('handovers', {
      ...handover,
      answerBy: null,
      withdrawnAt: now,
      items: handover.items.map((item) =>
        isTakeable(item) ? { ...item, state: 'withdrawn' as const, at: now } : item,
      ),
    })
  },
})
