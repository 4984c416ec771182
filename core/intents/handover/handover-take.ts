import { z } from 'zod'
import { AnsweredItems, isTakeable, mayTake } from '../../domain/handover/handover.ts'
import { Id } from '../../domain/document/id.ts'
import { atLeast } from '../../domain/people/person.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { handoverOf, takeItem } from './handover-parts.ts'

/**
 * Takes sessions over from a shift handover: the actor owns them from now on. As with a claim, only the server decides;
 * what someone else took first, or what has ended, stays as it is and says so.
 */
export const handoverTake = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({ handoverId: Id, items: AnsweredItems }),
  apply(work, { handoverId, items: asked }) {
    const { actor } = work.context
    const handover = handoverOf(work, handoverId)
    if (handover.from === actor.id)
      work.reject('own_escalation', 'You sent this handover, so these sessions are yours already.')
    if (!mayTake(handover, { id: actor.id, isAdmin: atLeast(actor.role, 'admin') }))
      work.reject(
        'reserved',
        `This was handed over to ${work.nameOf(handover.to)}. If they don’t answer in time, anyone can take it over.`,
      )
    const wanted = new Set(asked.map(({ sessionId }) => sessionId))
    const items = handover.items.map((item) =>
      wanted.has(item.sessionId) && isTakeable(item) ? takeItem(work, handover, item) : item,
    )
    if (items.every((item, index) => item === handover.items[index])) return
    work.put('handovers', { ...handover, items })
  },
})
