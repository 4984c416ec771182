import { z } from 'zod'
import { Id, Timestamp } from '../../domain/document/id.ts'
import { watch } from '../../policy/advance.ts'
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
    const { claimedBy, claimedAt } = handoff
    const session = sessionOf(work, handoff.sessionId)
    const isTheirs = session.status === 'active' && session.ownerId === claimedBy
    const claim = isTheirs ? { claimedAt: claimedAt ?? at, lastWorkAt } : null
    const { policy, next } = watch(handoff.policy, claim, at)
    if (policy === handoff.policy || claimedBy === null) return
    if (next !== 'return') {
      work.put('handoffs', { ...handoff, policy })
      if (next === 'nudge')
        recordEvent(work, session, 'nudged', '', {
          handoffId,
          tells: {
            people: [claimedBy],
            kind: 'nudged',
            text: `Nothing has happened since you claimed it. It returns to the queue in ${policy.idle?.returnMinutes ?? 0} min unless you add something.`,
          },
        })
      return
    }
    const name = work.nameOf(claimedBy)
    returnToQueue(
      work,
      { ...handoff, policy },
      session,
      'idle',
      `Nothing had happened since ${name} claimed it, so others are being told.`,
    )
  },
})
