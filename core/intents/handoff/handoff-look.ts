import { z } from 'zod'
import { isOwnHandoff } from '../../domain/handoff/answerable.ts'
import { Id } from '../../domain/document/id.ts'
import { look, lookingMs } from '../../policy/advance.ts'
import { defineIntent } from '../defining/define-intent.ts'

/**
 * Someone says that they are looking at an escalation, so that the next step waits for ten minutes. It isn't a claim.
 *
 * A device brings it again after a backup was restored: then it says that they were looking, which only counts while the ten minutes last.
 */
export const handoffLook = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({ handoffId: Id }),
  apply(work, { handoffId }) {
    const { actor, at, now } = work.context
    if (at + lookingMs <= now) return undefined
    const handoff = work.get('handoffs', handoffId, 'handoff')
    if (handoff.policy === null || handoff.state !== 'open')
      return work.reject('handoff_closed', 'This handoff isn’t waiting for anyone anymore.')
    if (isOwnHandoff(handoff, actor.id))
      return work.reject(
        'own_escalation',
        'You escalated this yourself, so you can’t keep others from being told.',
      )
    work.put('handoffs', { ...handoff, policy: look(handoff.policy, actor.id, at) })
    return undefined
  },
})
