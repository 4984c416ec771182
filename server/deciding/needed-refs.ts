import { policyId } from '../../core/domain/duty/policy.ts'
import { Priority } from '../../core/domain/duty/priority.ts'
import { likelyRefs } from '../../core/intents/likely-refs.ts'
import type { RequestIntent } from '../../core/intents/intent.ts'
import type { Ref } from '../../core/intents/defining/work.ts'

/**
 * What the server is likely to need for deciding an intent, so that all of it is read at once: every further document is a
 * question of its own, while everyone else waits for the account's lock. Beyond what a device reads, that is the workspace,
 * whose response targets keep due times, and the policy that is frozen into an escalation.
 *
 * The payload may be anything: it has not been checked by the intent's own shape yet.
 */
export const neededRefs = (
  accountId: string,
  actorId: string,
  { type, payload }: Pick<RequestIntent, 'type' | 'payload'>,
): Ref[] => {
  const refs = [...likelyRefs(actorId, payload), { collection: 'accounts' as const, id: accountId }]
  const escalates = type === 'handoff.create' && payload['intent'] === 'escalate'
  const priority = escalates ? Priority.safeParse(payload['priority'] ?? 'normal') : null
  return priority?.success === true
    ? [...refs, { collection: 'policies', id: policyId(priority.data) }]
    : refs
}
