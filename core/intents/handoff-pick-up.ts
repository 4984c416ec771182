import { z } from 'zod'
import { PickupMode } from '../domain/handoff.ts'
import { Id } from '../domain/id.ts'
import { defineIntent } from './define-intent.ts'
import { sessionOf, tell } from './timeline.ts'

/** The claimer says how they pick up. Taking it fresh sets the active theory aside and keeps the facts. */
export const handoffPickUp = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id, mode: PickupMode }),
  apply(work, payload) {
    const { actor, at } = work.context
    const handoff = work.get('handoffs', payload.handoffId, 'handoff')
    if (handoff.claimedBy !== actor.id) {
      work.refuse('not_holder', 'Claim this handoff first, then pick it up.')
    }
    if (handoff.pickup?.mode === payload.mode) return
    work.put('handoffs', { ...handoff, pickup: { mode: payload.mode, at } })
    const session = sessionOf(work, handoff.sessionId)
    const fresh = payload.mode === 'fresh' && session.ownerId === actor.id
    const branch =
      fresh && session.activeBranchId !== null ? work.find('branches', session.activeBranchId) : null
    if (branch !== null && branch.status === 'active') work.put('branches', { ...branch, status: 'untried' })
    const words = { continue: 'where it was left off', briefing: 'with a briefing', fresh: 'fresh' }
    tell(work, fresh ? { ...session, activeBranchId: null } : session, 'picked_up', words[payload.mode], {
      handoffId: handoff.id,
      draft: fresh,
    })
  },
})
