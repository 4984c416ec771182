import type { Team } from '../../../../core/domain/account.ts'
import { canWork, type Person } from '../../../../core/domain/person.ts'
import { personStates, type PersonState } from '../../../../core/domain/receivers.ts'

/** Whom an escalation may go to: everyone, a team, or a person, with where they are if that's known. */
export type Target =
  | { kind: 'everyone' }
  | { kind: 'team'; id: string; name: string; able: number }
  | { kind: 'person'; id: string; name: string; role: Person['role']; state: PersonState | null }

/**
 * Everyone, then the teams, then the people who could claim it: those at their desk first, then by name.
 *
 * @param stateOf where each person is; null while unknown
 */
export const targetsFor = (
  myId: string | null,
  people: Iterable<Person>,
  teams: readonly Team[],
  stateOf: ((personId: string) => PersonState) | null,
): Target[] => {
  const able = [...people].filter((person) => canWork(person) && person.id !== myId)
  const rank = (person: Person): number => (stateOf === null ? 0 : personStates.indexOf(stateOf(person.id)))
  return [
    { kind: 'everyone' },
    ...teams
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name }) => ({
        kind: 'team' as const,
        id,
        name,
        able: able.filter(({ teamId }) => teamId === id).length,
      })),
    ...able
      .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
      .map(({ id, name, role }) => ({
        kind: 'person' as const,
        id,
        name,
        role,
        state: stateOf?.(id) ?? null,
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
