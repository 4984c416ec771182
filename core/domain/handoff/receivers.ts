import { isTarget, type Handoff } from './handoff.ts'
import { canWork, type Person } from '../people/person.ts'

/** Whether someone is at their desk; whether they are on duty is another question. */
export const personStates = ['online', 'away', 'offline'] as const
export type PersonState = (typeof personStates)[number]

/**
 * Whether anyone could receive an escalation now.
 *
 * `no_one`: because the escalator is `alone` in the workspace, everyone else has `left` or is a `viewer`, or everyone who
 * could take it is `away`. `target`: whoever it is directed to can't, but others could, once it opens to them: the
 * person or team has `no_access`, or is `away`. While it isn't known who is away, no one counts as away.
 */
export type Reachability =
  | { kind: 'someone' }
  | { kind: 'no_one'; because: 'alone' | 'left' | 'viewers' | 'away' }
  | { kind: 'target'; because: 'no_access' | 'away' }

/** An escalation, or what will become one. */
export type Escalating = Pick<Handoff, 'handedOffBy' | 'targetUserId' | 'targetTeamId'>

/** The same as seen by someone at a desk of their own, who is there whatever was heard of them last. */
export const seenBy = (
  selfId: string | null,
  stateOf: ((personId: string) => PersonState) | null,
): ((personId: string) => PersonState) | null =>
  stateOf === null ? null : (personId) => (personId === selfId ? 'online' : stateOf(personId))

/**
 * Says who could receive an escalation.
 *
 * @param people everyone in the workspace, as far as known
 * @param stateOf where each person is; null while that isn't known, as when offline
 */
export const reachabilityOf = (
  escalation: Escalating,
  people: Iterable<Person>,
  stateOf: ((personId: string) => PersonState) | null,
): Reachability => {
  const others = [...people].filter(({ id }) => id !== escalation.handedOffBy)
  const able = others.filter(canWork)
  if (able.length === 0) {
    if (others.length === 0) return { kind: 'no_one', because: 'alone' }
    return { kind: 'no_one', because: others.some(({ active }) => active) ? 'viewers' : 'left' }
  }
  const isThere = ({ id }: Person): boolean => stateOf === null || stateOf(id) === 'online'
  const isDirected = escalation.targetUserId !== null || escalation.targetTeamId !== null
  const targets = isDirected ? able.filter((person) => isTarget(escalation, person)) : able
  if (!able.some(isThere)) return { kind: 'no_one', because: 'away' }
  if (targets.length === 0) return { kind: 'target', because: 'no_access' }
  return targets.some(isThere) ? { kind: 'someone' } : { kind: 'target', because: 'away' }
}

/** True if an open escalation still needs someone to be found: it has reached no one yet. */
export const needsReach = ({ intent, state, reach }: Handoff): boolean =>
  intent === 'escalate' && state === 'open' && reach.delivered.count === 0 && reach.seen.count === 0
