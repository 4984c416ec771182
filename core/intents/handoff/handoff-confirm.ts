import { z } from 'zod'
import { currentClaim } from '../../domain/handoff/current-claim.ts'
import { ConfirmationText } from '../../domain/handoff/handoff.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { recordEvent, sessionOf } from '../defining/timeline.ts'

/**
 * The claimer, or whoever took over from them, says in one line what they take over, or asks back (I-PASS). Whoever handed it over is told.
 *
 * They may say it again: after the answer to a question they usually do.
 */
export const handoffConfirm = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id, text: ConfirmationText, question: z.boolean().default(false) }),
  apply(work, { handoffId, text, question }) {
    const { actor } = work.context
    const handoff = work.get('handoffs', handoffId, 'handoff')
    const claim = currentClaim(handoff)
    if (claim?.by !== actor.id)
      work.reject('not_owner', 'Claim this handoff first. Only whoever claimed it can confirm it.')
    const before = handoff.confirmation ?? null
    if (before?.by === actor.id && before.text === text && before.question === question) return
    const session = sessionOf(work, handoff.sessionId)
    const at = Math.max(timeIn(work, session), claim?.at ?? 0)
    work.put('handoffs', { ...handoff, confirmation: { by: actor.id, at, text, question } })
    recordEvent(work, session, question ? 'asked_back' : 'confirmed', text, {
      handoffId,
      tells: { people: [handoff.handedOffBy], kind: question ? 'question' : 'confirmed' },
    })
  },
})
