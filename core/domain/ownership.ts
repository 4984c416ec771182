import type { Handoff } from './handoff.ts'
import { canWork, type Person } from './person.ts'
import { isUnderway, type Session } from './session.ts'

/** The known people, by id. */
type People = Pick<ReadonlyMap<string, Person>, 'get'>

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

/** True if an escalation is directed to someone who no longer has access. */
export const targetLeft = (handoff: Pick<Handoff, 'targetUserId'>, people: People): boolean =>
  handoff.targetUserId !== null && hasLeft(people, handoff.targetUserId)

/** The handoff as it effectively stands: one reserved for someone who no longer has access is open to everyone. */
export const asOpened = (handoff: Handoff, people: People): Handoff =>
  handoff.opensAt !== null && targetLeft(handoff, people) ? { ...handoff, opensAt: null } : handoff
