import { randomUUID } from 'node:crypto'
import type { Priority } from '../../core/domain/duty/priority.ts'
import type { PolicyTrial } from '../../core/domain/duty/policy-trial.ts'
import { priorityWord } from '../../core/domain/handoff/escalation-words.ts'
import { defaultPolicy, policyId, type PolicyContent } from '../../core/domain/duty/policy.ts'
import { isolated } from '../../core/domain/text/text.ts'
import { startPolicy } from '../../core/policy/advance.ts'
import type { TrialStep } from '../../core/protocol/policy-messages.ts'
import type { Vault } from '../auth/vault.ts'
import type { Effect } from '../jobs/define-job.ts'
import { hears } from '../notify/destinations.ts'
import { tell, tellDestinations } from '../notify/tell.ts'
import { readDocument } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'
import { destinationsOf } from '../store/notify/destination-store.ts'
import { resolveSteps, type Resolved } from './resolve-steps.ts'

/** What a policy would do now with an escalation to everyone that belongs to no team. */
export type Trial = {
  steps: TrialStep[]
  /** Minutes after which each of these steps comes, if all before it wait. */
  after: readonly number[]
  onDuty: Resolved['onDuty']
  /** Destinations that are told: those of the steps, or all of them where no step names any; then by name in `workspace`. */
  destinations: readonly string[] | 'all'
  workspace: string[]
}

const contentFor = async (trx: Trx, accountId: string, priority: Priority): Promise<PolicyContent> =>
  (await readDocument(trx, accountId, 'policies', policyId(priority))) ?? defaultPolicy(priority)

/** Finds whom each step of the saved policy would tell now. Each person is named by the first step that tells them. */
export const planTrial = async (
  trx: Trx,
  vault: Vault,
  accountId: string,
  priority: Priority,
  now: number,
): Promise<Trial> => {
  const content = await contentFor(trx, accountId, priority)
  // Whoever tests it isn't left out, unlike an escalator: they see how it arrives.
  const about = { accountId, priority, handedOffBy: '', targetUserId: null, targetTeamId: null, teamId: null }
  const policy = startPolicy(content, { version: 0, isDirected: false, hasTeam: false, at: now })
  const { resolutions, destinations, states, onDuty } = await resolveSteps(trx, vault, about, policy, now)
  const all = await destinationsOf(trx, accountId)
  const namesOf = (ids: readonly string[]) => all.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []))
  const named = new Set<string>()
  let minutes = 0
  const after: number[] = []
  const steps = policy.steps.map((step, at): TrialStep => {
    const resolution = resolutions[at]
    const isReached = (resolution?.reachable ?? 0) > 0
    after.push(minutes)
    if (isReached) minutes += step.waitMinutes
    const people = (resolution?.people ?? []).filter((id) => !named.has(id))
    for (const id of people) named.add(id)
    return {
      index: Math.max(0, content.steps.indexOf(step)),
      people: people.map((id) => {
        const state = states.get(id)
        return { id, because: state?.can === false ? state.because : null }
      }),
      destinations: namesOf(destinations.get(at) ?? []),
      passed: isReached ? null : (resolution?.because ?? 'no_one'),
    }
  })
  const ofSteps = [...new Set([...destinations.values()].flat())]
  const hasOwn = policy.steps.some(({ who }) => who.kind === 'destination')
  return {
    steps,
    after,
    onDuty,
    destinations: hasOwn ? ofSteps : 'all',
    workspace: hasOwn ? [] : all.filter((one) => hears(one, priority)).map(({ name }) => name),
  }
}

const afterWords = (minutes: number): string =>
  minutes === 0 ? 'at once' : `${minutes} min after it was escalated`

/** Tells everyone whom the policy would tell that it is a test, in the caller's transaction: over their channels, without its waits. */
export const tellTrial = async (
  trx: Trx,
  vault: Vault,
  {
    accountId,
    by,
    priority,
    now,
  }: { accountId: string; by: { id: string; name: string }; priority: Priority; now: number },
): Promise<{ trial: PolicyTrial; effects: Effect[] }> => {
  const { steps, after, onDuty, destinations } = await planTrial(trx, vault, accountId, priority, now)
  const id = randomUUID()
  const lead = `${isolated(by.name)} is testing who is told of an escalation. Priority: ${priorityWord[priority]}.`
  const about = { accountId, handoffId: id, why: 'trial' as const, priority }
  const effects = await tell(
    trx,
    steps.flatMap(({ index, people }, at) =>
      people.map((person) => ({
        ...about,
        personId: person.id,
        step: { round: 0, index },
        onDuty: onDuty.has(person.id),
        text: `${lead} You’d be told ${afterWords(after[at] ?? 0)}, in step ${index + 1}. There’s nothing to do or to claim.`,
      })),
    ),
    now,
  )
  const text = `${lead} There’s nothing to do or to claim.`
  effects.push(...(await tellDestinations(trx, { ...about, destinationIds: destinations, text }, now)))
  const people = steps.flatMap((step) => step.people.map((person) => person.id))
  return { trial: { id, priority, by: by.id, at: now, people: people.slice(0, 2000) }, effects }
}
