import { isOwnHandoff } from '../../domain/handoff/answerable.ts'
import { currentClaim } from '../../domain/handoff/current-claim.ts'
import type { Session } from '../../domain/session/session.ts'
import { claimed, stopped } from '../../policy/advance.ts'
import type { Work } from '../defining/define-intent.ts'

/**
 * Makes the claim on a session's escalation the actor's, who takes the session over from `from`: theirs to confirm, and looked
 * after from now on as if they had just claimed it. Who claimed it, and when, stays. Whoever asked for help and has it
 * themselves again has no one to come back to, so nothing is looked after then.
 */
export const takeClaim = (work: Work, { escalationPackage }: Session, from: string): void => {
  const { actor, now } = work.context
  const handoff = escalationPackage === null ? null : work.find('handoffs', escalationPackage.handoffId)
  if (handoff?.state !== 'claimed' || currentClaim(handoff)?.by !== from) return
  const { policy } = handoff
  const after = isOwnHandoff(handoff, actor.id) ? stopped : claimed
  work.put('handoffs', {
    ...handoff,
    claimTakenOver: { by: actor.id, at: now },
    policy: policy === null ? null : after(policy, now),
  })
}
