import { z } from 'zod'
import { currentClaim } from '../../domain/handoff/current-claim.ts'
import { Id, Timestamp } from '../../domain/document/id.ts'
import { claimWork, watch } from '../../policy/advance.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { returnToQueue } from './return-to-queue.ts'
import { recordEvent, sessionOf } from '../defining/timeline.ts'

/**
 * The server looks after a claim: if nothing happens on it, its claimer is asked, and then it returns to the queue and is
 * told of from the first step, to whoever is on duty by then. `dueAt` as in `handoff.step`.
 */
export const handoffWatch = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    handoffId: Id,
    dueAt: Timestamp,
    at: Timestamp,
    /** When its claimer last did something; 0 for never. */
    lastWorkAt: Timestamp,
  }),
  apply(work, { handoffId, dueAt, at, lastWorkAt }) {
    const handoff = work.find('handoffs', handoffId)
    if (handoff === null || handoff.state !== 'claimed' || handoff.policy?.nextAt !== dueAt) return
    const session = sessionOf(work, handoff.sessionId)
    const claim = currentClaim(handoff)
    const { policy, next } = watch(handoff.policy, claimWork(claim, session, lastWorkAt), at)
    if (policy === handoff.policy || claim === null) return
    if (next !== 'return') {
      work.put('handoffs', { ...handoff, policy })
      if (next === 'nudge')
        recordEvent(work, session, 'nudged', '', {
          handoffId,
          tells: {
            people: [claim.by],
            kind: 'nudged',
            text: `Nothing has happened since you claimed it. It returns to the queue in ${policy.idle?.returnMinutes ?? 0} min unless you add something.`,
          },
        })
      return
    }
    const name = work.nameOf(claim.by)
    returnToQueue(
      work,
      { ...handoff, policy },
      session,
      'idle',
      `Nothing had happened since ${name} claimed it, so others are being told.`,
    )
  },
})
