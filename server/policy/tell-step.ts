import { exhaustedSaying } from '../../core/domain/handoff/exhausted.ts'
import { answerableFor } from '../../core/domain/handoff/answerable.ts'
import { ago, directedTo, type Handoff } from '../../core/domain/handoff/handoff.ts'
import { lapsedAt, lapsedBecause } from '../../core/domain/handoff/lapsed.ts'
import { targetLeft } from '../../core/domain/handoff/ownership.ts'
import type { Person } from '../../core/domain/people/person.ts'
import { isolated } from '../../core/domain/text/text.ts'
import type { HandoffPolicy } from '../../core/domain/duty/handoff-policy.ts'
import type { Advanced } from '../../core/policy/advance.ts'
import type { TellWhy } from '../../core/notify/delivery.ts'
import type { Effect } from '../jobs/define-job.ts'
import { tell, tellDestinations, type Telling } from '../notify/tell.ts'
import type { Trx } from '../store/database.ts'
import type { Resolved } from './resolve-steps.ts'

/** Said with a step that comes after its time. */
const lateWords = (lateMs: number): string =>
  `This comes ${ago(lateMs)} late: until now, Baton’s server couldn’t tell anyone.`

/** True once a step has told others than the target: then the workspace's channels know of it, too. */
const isWide = ({ steps, past }: HandoffPolicy): boolean =>
  past.some(({ index, passed }) => passed === null && steps[index]?.who.kind !== 'target')

/** What is said of a directed escalation that opens to everyone: to whoever escalated it, and to the person it was for. */
type Lapsed = { toEscalator: string; toTarget: string }

const lapsedWords = (handoff: Handoff, people: readonly Person[], now: number): Lapsed | null => {
  const at = lapsedAt({ ...handoff, opensAt: Math.min(handoff.opensAt ?? now, now) }, now)
  const target = directedTo(handoff)
  if (at === null || target === null) return null
  const about = { ...handoff, opensAt: at }
  const left = targetLeft(handoff, new Map(people.map((person) => [person.id, person])))
  const name = people.find(({ id }) => id === target)?.name ?? 'The team it was for'
  return {
    toEscalator: `${lapsedBecause(about, isolated(name), left)}, so it’s open to everyone now.`,
    toTarget: `${lapsedBecause(about, null, false)}, so it’s open to everyone now. You can still claim it.`,
  }
}

/** Who hears that it opened, besides the people of the step that opens it to everyone. */
const lapsedTellings = (
  lapsed: Lapsed | null,
  { handedOffBy, targetUserId }: Handoff,
  told: readonly Telling[],
  telling: (personId: string, over: Partial<Telling>) => Telling,
): Telling[] => {
  if (lapsed === null) return []
  const others = told.filter(({ personId }) => personId === targetUserId)
  const toTarget =
    targetUserId === null || others.length > 0
      ? []
      : [telling(targetUserId, { why: 'opened', text: lapsed.toTarget })]
  return [telling(handedOffBy, { why: 'opened', onDuty: false, text: lapsed.toEscalator }), ...toTarget]
}

/**
 * Tells the people of the steps that fired, in the caller's transaction. When none is left, whoever escalated it and all
 * admins are told that no one took it, whatever their quiet hours.
 */
export const tellStep = async (
  trx: Trx,
  handoff: Handoff,
  before: HandoffPolicy,
  { policy, tell: steps, hasRunOut }: Advanced,
  { onDuty, admins, destinations, people }: Resolved,
  now: number,
): Promise<Effect[]> => {
  const { accountId, id: handoffId } = handoff
  const why: TellWhy = before.past.some(({ told }) => told > 0) ? 'step' : 'escalated'
  const lateMs = Math.max(0, ...policy.past.filter(({ at }) => at === now).map((one) => one.lateMs))
  const telling = (personId: string, over: Partial<Telling> = {}): Telling => ({
    accountId,
    handoffId,
    personId,
    why,
    step: null,
    onDuty: onDuty.has(personId),
    text: lateMs === 0 ? null : lateWords(lateMs),
    ...over,
  })
  const lapsed =
    isWide(before) || !(isWide(policy) || hasRunOut) ? null : lapsedWords({ ...handoff, policy }, people, now)
  const stepTellings = steps.flatMap(({ round, index, people: told }) =>
    told.map((personId) =>
      telling(personId, {
        step: { round, index },
        ...(lapsed !== null && personId === handoff.targetUserId ? { text: lapsed.toTarget } : {}),
      }),
    ),
  )
  const effects = await tell(
    trx,
    [...stepTellings, ...lapsedTellings(lapsed, handoff, stepTellings, telling)],
    now,
  )
  const hasOwn = policy.steps.some(({ who }) => who.kind === 'destination')
  const named = steps.flatMap(({ index }) => destinations.get(index) ?? [])
  if (named.length > 0)
    effects.push(...(await tellDestinations(trx, { accountId, handoffId, why, destinationIds: named }, now)))
  else if (!hasOwn && !isWide(before) && isWide(policy))
    effects.push(...(await tellDestinations(trx, { accountId, handoffId, why, destinationIds: 'all' }, now)))
  if (!hasRunOut) return effects
  const text = (isMine: boolean) => {
    const { title, body } = exhaustedSaying(policy, isMine)
    return `${title}. ${body}`
  }
  const over = { why: 'exhausted' as const, onDuty: true }
  const mine = answerableFor(handoff)
  const others = admins.filter((id) => id !== mine)
  effects.push(
    ...(await tell(
      trx,
      [
        telling(mine, { ...over, text: text(true) }),
        ...others.map((id) => telling(id, { ...over, text: text(false) })),
      ],
      now,
    )),
    ...(await tellDestinations(
      trx,
      { accountId, handoffId, why: 'exhausted', destinationIds: 'all', text: text(false) },
      now,
    )),
  )
  return effects
}
