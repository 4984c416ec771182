import type { Connection } from '../../../core/domain/ticket/connection.ts'
import { canWork, type Person } from '../../../core/domain/people/person.ts'
import type { ConnectionOptions } from '../../../core/protocol/psa-messages.ts'

type Mapping = { personId: string; memberId: string; name: string }

/** Someone in Baton, who they are in the ticket system, and whom their e-mail address suggests. */
export type MappedPerson = {
  person: Person
  memberId: string | null
  memberName: string
  confirmedBy: string | null
  /** A member with the same e-mail address, whom no one has confirmed; null if there is none or someone else is them. */
  suggestion: { id: string; name: string } | null
}

/** Everyone who can work, by name, with their member. */
export const mappedPeople = (
  people: Iterable<Person>,
  { members }: Pick<Connection, 'members'>,
  options: ConnectionOptions | null,
): MappedPerson[] => {
  const taken = new Set(members.map(({ memberId }) => memberId))
  const byId = new Map((options?.members ?? []).map((member) => [member.id, member]))
  return [...people]
    .filter(canWork)
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((person) => {
      const mapped = members.find(({ personId }) => personId === person.id)
      const suggested = options?.suggestions.find(({ personId }) => personId === person.id)
      const member = suggested === undefined ? undefined : byId.get(suggested.memberId)
      return {
        person,
        memberId: mapped?.memberId ?? null,
        memberName: mapped?.name ?? '',
        confirmedBy: mapped?.confirmedBy ?? null,
        suggestion:
          mapped !== undefined || member === undefined || !member.active || taken.has(member.id)
            ? null
            : { id: member.id, name: member.name },
      }
    })
}

/** The mapping with these people set to members, or to none. */
export const withMembers = (
  { members }: Pick<Connection, 'members'>,
  changes: readonly { personId: string; member: { id: string; name: string } | null }[],
): Mapping[] => {
  const changed = new Set(changes.map(({ personId }) => personId))
  const kept = members
    .filter(({ personId }) => !changed.has(personId))
    .map(({ personId, memberId, name }) => ({ personId, memberId, name }))
  const added = changes.flatMap(({ personId, member }) =>
    member === null ? [] : [{ personId, memberId: member.id, name: member.name }],
  )
  return [...kept, ...added]
}
