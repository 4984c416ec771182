import { nowAndNext, schedulesFor } from '../../core/duty/on-duty.ts'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import type { HandoffPolicy, PassedBecause } from '../../core/domain/duty/handoff-policy.ts'
import { atLeast, canWork, type Person } from '../../core/domain/people/person.ts'
import type { Resolution } from '../../core/policy/advance.ts'
import { candidatesOf, onDutyUnder, teamOf, type About } from '../../core/policy/candidates.ts'
import type { Vault } from '../auth/vault.ts'
import { hears, workingOf } from '../notify/destinations.ts'
import { reachable, type Reachable } from '../notify/reachable.ts'
import type { Trx } from '../store/database.ts'
import { everyone } from '../store/people-store.ts'
import { destinationsOf } from '../store/notify/destination-store.ts'
import { schedulesOf } from '../store/policy/policy-store.ts'

/** Whom each step would tell now, and what else the telling needs to know. */
export type Resolved = {
  resolutions: Resolution[]
  /** The destinations of the steps that tell some, by index; those that failed last are tried all the same. */
  destinations: ReadonlyMap<number, readonly string[]>
  onDuty: ReadonlySet<string>
  /** Everyone in the workspace. */
  people: readonly Person[]
  /** Admins and owners with access. */
  admins: string[]
  /** Whether each of those whom a step would tell could be told now. */
  states: ReadonlyMap<string, Reachable>
  /** When to look again whether someone can be reached, if no one can be now. Milliseconds. */
  againAt: number
}

/** A desk may open at any time. Milliseconds. */
const lookAgainAfter = 10 * 60_000

/** Why most of them can't be reached. */
const mostly = (states: readonly Reachable[]): PassedBecause => {
  const counts = new Map<PassedBecause, number>()
  for (const state of states) if (!state.can) counts.set(state.because, (counts.get(state.because) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'no_one'
}

/** Finds the people of every step as things are now: who is on duty, who has access, who can be reached. */
export const resolveSteps = async (
  trx: Trx,
  vault: Vault,
  handoff: About & Pick<Handoff, 'accountId' | 'priority'>,
  policy: Pick<HandoffPolicy, 'steps'>,
  now: number,
): Promise<Resolved> => {
  const { accountId } = handoff
  const [people, schedules] = await Promise.all([everyone(trx, accountId), schedulesOf(trx, accountId)])
  const destinations = new Map<number, readonly string[]>()
  const hearing = policy.steps.some(({ who }) => who.kind === 'destination')
    ? (await destinationsOf(trx, accountId)).filter((one) => hears(one, handoff.priority))
    : []
  const working = new Set((await workingOf(trx, vault, hearing)).map(({ id }) => id))
  const asked: string[][] = []
  for (const [index, { who }] of policy.steps.entries()) {
    asked.push(candidatesOf(who, handoff, { people, schedules }, now))
    if (who.kind === 'destination')
      destinations.set(
        index,
        hearing.filter(({ id }) => (who.destinationId ?? id) === id).map(({ id }) => id),
      )
  }
  const onDuty = onDutyUnder(policy.steps, handoff, { people, schedules }, now)
  const states = new Map(
    (
      await reachable(trx, accountId, [...new Set(asked.flat())], {
        priority: handoff.priority,
        onDuty,
        now,
      })
    ).map((state) => [state.personId, state]),
  )
  const resolutions = asked.map((ids, index): Resolution => {
    const known = ids.flatMap((id) => states.get(id) ?? [])
    const told = destinations.get(index)
    if (told === undefined)
      return { index, people: ids, reachable: known.filter(({ can }) => can).length, because: mostly(known) }
    return {
      index,
      people: ids,
      reachable: told.filter((id) => working.has(id)).length,
      because: told.length === 0 ? 'no_channel' : 'channels_failed',
    }
  })
  const quietEnds = [...states.values()].flatMap((state) => (state.can ? [] : (state.until ?? [])))
  const dutyBegins = schedulesFor(schedules, teamOf(handoff)).flatMap(
    (schedule) => nowAndNext(schedule, now).next?.from ?? [],
  )
  const times = [...quietEnds, ...dutyBegins].filter((at) => at > now)
  return {
    resolutions,
    destinations,
    onDuty,
    states,
    people,
    admins: people.filter((one) => canWork(one) && atLeast(one.role, 'admin')).map(({ id }) => id),
    againAt: Math.min(now + lookAgainAfter, ...times),
  }
}
