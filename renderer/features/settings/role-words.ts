import { roles, type Person, type Role } from '../../../core/domain/person.ts'

export const roleWord: Record<Role, string> = {
  viewer: 'Viewer',
  engineer: 'Engineer',
  admin: 'Admin',
  owner: 'Owner',
}

export const roleHint: Record<Role, string> = {
  viewer: 'reads',
  engineer: 'takes and hands over',
  admin: 'manages people',
  owner: 'manages everything',
}

/** The roles that someone may give: owners all, admins all but owner. The highest first. */
export const rolesToGive = (actor: Pick<Person, 'role'> | null): Role[] =>
  roles
    .filter((role) => actor?.role === 'owner' || (actor?.role === 'admin' && role !== 'owner'))
    .toReversed()
