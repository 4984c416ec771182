import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { atLeast } from '../../../../core/domain/people/person.ts'
import {
  needsReach,
  reachabilityOf,
  seenBy,
  type Escalating,
  type Reachability,
} from '../../../../core/domain/handoff/receivers.ts'
import { useMe, usePeople } from '../../../data/react/use-people.ts'
import { usePersonStates } from '../../../data/react/use-presence.ts'
import { useNames } from '../../shared/names/use-names.ts'
import { reachWords, type ReachWords } from './reach-words.ts'

/** Who could receive an escalation right now. Without people there is nothing to say: they may not have synced yet. */
export const useReachability = (escalation: Escalating): Reachability => {
  const people = usePeople()
  const me = useMe()
  const stateOf = seenBy(me?.id ?? null, usePersonStates())
  return people.size === 0 ? { kind: 'someone' } : reachabilityOf(escalation, people.values(), stateOf)
}

/** The same in words, before it is sent. */
export const useReachWords = (
  escalation: Escalating & Pick<Handoff, 'priority'>,
  sent = false,
): ReachWords | null => {
  const me = useMe()
  const { nameOf } = useNames()
  const reachability = useReachability(escalation)
  return reachWords(reachability, escalation, me !== null && atLeast(me.role, 'admin'), sent, nameOf)
}

/** And afterwards, while it has reached no one because no one is there. */
export const useNoOneWords = (handoff: Handoff): ReachWords | null => {
  const reachability = useReachability(handoff)
  const words = useReachWords(handoff, true)
  return needsReach(handoff) && reachability.kind === 'no_one' ? words : null
}
