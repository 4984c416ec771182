import type { Handoff } from '../../domain/handoff/handoff.ts'
import type { HandoffPolicy } from '../../domain/duty/handoff-policy.ts'
import { defaultPolicy, policyId } from '../../domain/duty/policy.ts'
import { startPolicy } from '../../policy/advance.ts'
import { teamOf } from '../../policy/candidates.ts'
import type { Work } from '../defining/define-intent.ts'

/** The workspace's policy for an escalation, frozen: what an admin changes from now on doesn't change it. */
export const freshPolicy = (
  work: Work,
  handoff: Pick<Handoff, 'priority' | 'targetTeamId' | 'teamId'>,
  isDirected: boolean,
): HandoffPolicy => {
  const saved = work.find('policies', policyId(handoff.priority))
  return startPolicy(saved ?? defaultPolicy(handoff.priority), {
    version: saved?.version ?? 0,
    isDirected,
    hasTeam: teamOf(handoff) !== null,
    at: work.context.now,
  })
}

/** How long a directed escalation is reserved for its target, in minutes: until the step after the one that tells it. */
export const reservedFor = (policy: HandoffPolicy | null, otherwise: number): number => {
  const first = policy?.steps[0]
  return first?.who.kind === 'target' ? first.waitMinutes : otherwise
}
