import { defaultPolicy, policyId } from '../../../core/domain/duty/policy.ts'
import { priorities } from '../../../core/domain/duty/priority.ts'
import type { World } from './make.ts'

type Chosen = { a: number; b: number; yes: boolean }
type PolicyIntent = 'policy.save' | 'policy.tried' | 'handoff.step' | 'handoff.watch' | 'handoff.look'

/** A payload for an intent about policies; the server's come when they are due. */
export const payloadOfPolicy = (
  world: World,
  type: PolicyIntent,
  handoffId: string,
  { a, b, yes }: Chosen,
) => {
  const policy = world.find('handoffs', handoffId)?.policy ?? null
  const dueAt = policy?.nextAt ?? world.now
  const due = { handoffId, dueAt, at: Math.max(dueAt, world.now) }
  switch (type) {
    case 'policy.save': {
      const priority = priorities[a % priorities.length] ?? 'normal'
      const content = defaultPolicy(priority)
      return {
        priority,
        ...content,
        rounds: b % 4,
        idle: yes ? { nudgeMinutes: 5, returnMinutes: 5 } : content.idle,
        basedOn: b % 7 === 0 ? null : (world.find('policies', policyId(priority))?.version ?? null),
      }
    }
    case 'policy.tried':
      return {
        trial: {
          id: `try${a}`,
          priority: priorities[b % priorities.length] ?? 'normal',
          by: 'cy',
          at: world.now,
          people: yes ? ['bo', 'cy'] : [],
        },
      }
    case 'handoff.step':
      return {
        ...due,
        resolutions: (policy?.steps ?? []).map((_, index) => ({
          index,
          people: yes ? ['bo', 'cy'] : [],
          reachable: yes ? 1 + (b % 2) : 0,
          because: 'no_one',
        })),
        againAt: b % 3 === 0 ? due.at + 60_000 : null,
      }
    case 'handoff.watch':
      return { ...due, lastWorkAt: yes ? 0 : due.at - 1000 }
    case 'handoff.look':
      return { handoffId }
    default:
      return type satisfies never
  }
}
