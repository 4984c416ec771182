import type { Handoff } from './handoff.ts'
import { canWork, type Person } from './person.ts'
import { isUnderway, type Session } from './session.ts'

/** People by id, as far as they are known. */
type People = Pick<ReadonlyMap<string, Person>, 'get'>

/** True when that person is known and cannot work any more. Who is not known may just not have arrived yet. */
const hasLeft = (people: People, id: string): boolean => {
  const person = people.get(id)
  return person !== undefined && !canWork(person)
}

/** True when a session is stuck with someone who cannot work, and waits in no queue: anyone may take it over. */
export const needsOwner = (
  session: Pick<Session, 'ownerId' | 'status' | 'openHandoffId'>,
  people: People,
): boolean => isUnderway(session.status) && session.openHandoffId === null && hasLeft(people, session.ownerId)

/** True when an escalation asks for someone who cannot work any more. */
export const targetLeft = (handoff: Pick<Handoff, 'targetUserId'>, people: People): boolean =>
  handoff.targetUserId !== null && hasLeft(people, handoff.targetUserId)

/** The handoff as it counts: one that is kept for someone who cannot work any more is everybody's at once. */
export const asOpened = (handoff: Handoff, people: People): Handoff =>
  handoff.opensAt !== null && targetLeft(handoff, people) ? { ...handoff, opensAt: null } : handoff
