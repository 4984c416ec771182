import type { Team } from '../../../../core/domain/account/account.ts'
import type { DutyState } from '../../../../core/duty/duty-states.ts'
import { canWork, type Person } from '../../../../core/domain/people/person.ts'
import { personStates, type PersonState } from '../../../../core/domain/handoff/receivers.ts'

/** Whom an escalation may go to: everyone, a team, or a person, with their duty and where they are if that's known. */
export type Target =
  | { kind: 'everyone' }
  | { kind: 'team'; id: string; name: string; able: number; onDuty: number }
  | {
      kind: 'person'
      id: string
      name: string
      role: Person['role']
      state: PersonState | null
      duty: DutyState | undefined
    }

/**
 * Everyone, then the teams, then the people who could claim it: on duty first, then at their desk, then by name.
 *
 * @param stateOf where each person is; null while unknown
 * @param duty who is on duty now or soon, by id
 */
export const targetsFor = (
  myId: string | null,
  people: Iterable<Person>,
  teams: readonly Team[],
  stateOf: ((personId: string) => PersonState) | null,
  duty: ReadonlyMap<string, DutyState>,
): Target[] => {
  const able = [...people].filter((person) => canWork(person) && person.id !== myId)
  const isOnDuty = ({ id }: Person): boolean => duty.get(id)?.kind === 'now'
  const rank = (person: Person): number =>
    (isOnDuty(person) ? 0 : personStates.length) +
    (stateOf === null ? 0 : personStates.indexOf(stateOf(person.id)))
  return [
    { kind: 'everyone' },
    ...teams
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name }) => ({
        kind: 'team' as const,
        id,
        name,
        able: able.filter(({ teamId }) => teamId === id).length,
        onDuty: able.filter((person) => person.teamId === id && isOnDuty(person)).length,
      })),
    ...able
      .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
      .map(({ id, name, role }) => ({
        kind: 'person' as const,
        id,
        name,
        role,
        state: stateOf?.(id) ?? null,
        duty: duty.get(id),
      })),
  ]
}

/** A target as a form keeps it, and what an escalation takes from it. */
export const targetKey = (target: Target): string =>
  target.kind === 'everyone' ? 'everyone' : `${target.kind}:${target.id}`
export const directionOf = (
  target: Target,
): { targetUserId: string | null; targetTeamId: string | null } => ({
  targetUserId: target.kind === 'person' ? target.id : null,
  targetTeamId: target.kind === 'team' ? target.id : null,
})
