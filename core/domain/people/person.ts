import { z } from 'zod'
import { documentBase, nameText } from '../document/document.ts'
import { Id } from '../document/id.ts'

/** Roles, lowest first: viewers read, engineers work, admins manage people, owners manage everything. */
export const roles = ['viewer', 'engineer', 'admin', 'owner'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const PersonName = nameText(80)

/** A person in the account, as everyone in it may see them. Email addresses and passwords live elsewhere. */
export const Person = z.object({
  ...documentBase,
  name: PersonName,
  role: Role,
  active: z.boolean(),
  teamId: Id.nullable(),
})
export type Person = z.infer<typeof Person>

/** True if `role` may do everything that `least` may do. */
export const atLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** True for people who can take on work: active, and engineer or above. */
export const canWork = (person: Pick<Person, 'role' | 'active'>): boolean =>
  person.active && atLeast(person.role, 'engineer')

/** True if `actor` may change `other`'s role, team or access: owners anyone's, admins anyone's but an owner's. */
export const canManage = (actor: Pick<Person, 'role'>, other: Pick<Person, 'role'>): boolean =>
  actor.role === 'owner' || (actor.role === 'admin' && other.role !== 'owner')
