import { z } from 'zod'
import { whenEnded } from '../../domain/handoff/handoff.ts'
import { Id } from '../../domain/document/id.ts'
import { stopped } from '../../policy/advance.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { moved, movedHandoff, sessionOf, recordEvent } from '../defining/timeline.ts'
import { stopWriteUp } from '../write-up/write-up-parts.ts'

/** The escalator withdraws an escalation that no one has claimed yet. A package that waits for its ticket isn't posted anymore. */
export const handoffWithdraw = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { actor, now } = work.context
    const { after } = movedHandoff(work, payload.handoffId, { kind: 'withdraw', by: actor.id, at: now })
    const enrichment = whenEnded(after)
    work.put('handoffs', {
      ...after,
      enrichment,
      policy: after.policy === null ? null : stopped(after.policy, now),
    })
    const escalated = sessionOf(work, after.sessionId)
    const session = moved(work, escalated, 'withdraw')
    stopWriteUp(work, escalated, 'The escalation was withdrawn before this was posted.')
    recordEvent(work, { ...session, openHandoffId: null, escalatedTo: null }, 'withdrawn', '', {
      handoffId: after.id,
    })
  },
})
