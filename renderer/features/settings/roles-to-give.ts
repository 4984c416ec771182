import { roles, type Person, type Role } from '../../../core/domain/people/person.ts'

/** The roles someone may give, highest first: owners all of them, admins all but owner. */
export const rolesToGive = (actor: Pick<Person, 'role'> | null): Role[] =>
  roles
    .filter((role) => actor?.role === 'owner' || (actor?.role === 'admin' && role !== 'owner'))
    .toReversed()
