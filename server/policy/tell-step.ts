import { exhaustedSaying } from '../../core/domain/exhausted.ts'
import { ago, type Handoff } from '../../core/domain/handoff.ts'
import type { HandoffPolicy } from '../../core/domain/handoff-policy.ts'
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

/**
 * Tells the people of the steps that fired, in the caller's transaction. When none is left, whoever escalated it and all
 * admins are told that no one took it, whatever their quiet hours.
 */
export const tellStep = async (
  trx: Trx,
  handoff: Handoff,
  before: HandoffPolicy,
  { policy, tell: steps, hasRunOut }: Advanced,
  { onDuty, admins, destinations }: Resolved,
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
  const effects = await tell(
    trx,
    steps.flatMap(({ round, index, people }) =>
      people.map((personId) => telling(personId, { step: { round, index } })),
    ),
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
  const others = admins.filter((id) => id !== handoff.handedOffBy)
  effects.push(
    ...(await tell(
      trx,
      [
        telling(handoff.handedOffBy, { ...over, text: text(true) }),
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
