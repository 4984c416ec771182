import { z } from 'zod'
import { reservedUntil } from '../../domain/handoff/handoff.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** The server opens a directed escalation to everyone because its target no longer has access. */
export const handoffOpen = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { now } = work.context
    const handoff = work.find('handoffs', payload.handoffId)
    if (handoff === null || handoff.state !== 'open' || reservedUntil(handoff, now) === null) return
    const { policy } = handoff
    // The step after its target's has nothing left to wait for.
    const isWaiting = policy !== null && policy.phase === 'running' && policy.index <= 1
    work.put('handoffs', {
      ...handoff,
      opensAt: now,
      policy: isWaiting ? { ...policy, nextAt: Math.min(policy.nextAt ?? now, now) } : policy,
    })
  },
})
