import type { PsaMember } from '../provider.ts'

/**
 * The members of a system that fit a list: those that someone is or may be first, then those who are active, and of each the first by name.
 * `leftOut` if there are more.
 */
export const listMembers = (
  members: readonly PsaMember[],
  wanted: ReadonlySet<string>,
  most: number,
): { listed: PsaMember[]; leftOut: boolean } => {
  const rank = ({ id, active }: PsaMember) => (wanted.has(id) ? 0 : active ? 1 : 2)
  const byName = (one: PsaMember, other: PsaMember) => one.name.localeCompare(other.name)
  return {
    listed: members
      .toSorted((one, other) => rank(one) - rank(other) || byName(one, other))
      .slice(0, most)
      .toSorted(byName),
    leftOut: members.length > most,
  }
}
