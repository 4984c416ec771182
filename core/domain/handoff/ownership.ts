import type { Handoff } from './handoff.ts'
import { canWork, type Person } from '../people/person.ts'
import { isUnderway, type Session } from '../session/session.ts'

/** The known people, by id. */
type People = Pick<ReadonlyMap<string, Person>, 'get' | 'values'>

/** True if that person is known and no longer has access. An unknown person may simply not have synced yet. */
const hasLeft = (people: People, id: string): boolean => {
  const person = people.get(id)
  return person !== undefined && !canWork(person)
}

/** True if a session is stuck with someone who no longer has access and isn't in a queue: anyone may take it over. */
export const needsOwner = (
  session: Pick<Session, 'ownerId' | 'status' | 'openHandoffId'>,
  people: People,
): boolean => isUnderway(session.status) && session.openHandoffId === null && hasLeft(people, session.ownerId)

/** True if a session that no one is told of was left with someone who no longer has access: one in work, or a parked one. */
export const isLeftBehind = (
  session: Pick<Session, 'ownerId' | 'status' | 'openHandoffId'>,
  people: People,
): boolean => needsOwner(session, people) || (session.status === 'paused' && hasLeft(people, session.ownerId))

/** True if no one in a team but `exceptId` has access. Unknown people may simply not have synced yet. */
const isTeamEmpty = (people: People, teamId: string, exceptId: string): boolean => {
  const known = [...people.values()]
  return (
    known.length > 0 &&
    !known.some((person) => person.teamId === teamId && person.id !== exceptId && canWork(person))
  )
}

/** True if no one whom an escalation is directed to has access: the person left, or their team has no one else. */
export const targetLeft = (
  { targetUserId, targetTeamId, handedOffBy }: Pick<Handoff, 'targetUserId' | 'targetTeamId' | 'handedOffBy'>,
  people: People,
): boolean =>
  (targetUserId !== null && hasLeft(people, targetUserId)) ||
  (targetTeamId !== null && isTeamEmpty(people, targetTeamId, handedOffBy))

/** The handoff as it effectively stands: one reserved for those who no longer have access is open to everyone. */
export const asOpened = (handoff: Handoff, people: People): Handoff =>
  handoff.opensAt !== null && targetLeft(handoff, people) ? { ...handoff, opensAt: null } : handoff
