import { z } from 'zod'
import { pickupWords } from '../../domain/timeline/event-words.ts'
import { setFixAside } from '../../domain/branches/fix.ts'
import { currentClaim } from '../../domain/handoff/current-claim.ts'
import { PickupMode } from '../../domain/handoff/handoff.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { sessionOf, setBranchAside, recordEvent } from '../defining/timeline.ts'

/**
 * The claimer chooses how to pick up.
 *
 * Starting fresh sets the current theory aside (the active branch and the suggested fix) and keeps the facts. Both
 * stay in the history: the branch can be made active again, the fix suggested again.
 */
export const handoffPickUp = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id, mode: PickupMode }),
  apply(work, payload) {
    const { actor } = work.context
    const handoff = work.get('handoffs', payload.handoffId, 'handoff')
    const claim = currentClaim(handoff)
    if (claim?.by !== actor.id) {
      work.reject('not_owner', 'Claim this handoff before picking it up.')
    }
    if (handoff.pickup?.mode === payload.mode) return
    const session = sessionOf(work, handoff.sessionId)
    // Its claim is the server's time: no one picks up before they have claimed.
    const at = Math.max(timeIn(work, session), claim?.at ?? 0)
    work.put('handoffs', { ...handoff, pickup: { mode: payload.mode, at } })
    const fresh = payload.mode === 'fresh' && session.ownerId === actor.id
    if (fresh) setBranchAside(work, session, { by: actor.id, at })
    const fix = fresh && session.activeFixId !== null ? work.find('fixes', session.activeFixId) : null
    if (fix !== null) work.put('fixes', setFixAside(fix, { by: actor.id, at }))
    recordEvent(
      work,
      fresh ? { ...session, activeBranchId: null, activeFixId: null } : session,
      'picked_up',
      pickupWords[payload.mode],
      {
        handoffId: handoff.id,
        draft: fresh,
      },
    )
  },
})
