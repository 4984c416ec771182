import { z } from 'zod'
import { documentBase, shortText } from './document.ts'
import { Id } from './id.ts'

/** Roles in rising order: viewers read; engineers work; admins manage people; owners manage everything. */
export const roles = ['viewer', 'engineer', 'admin', 'owner'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const PersonName = shortText(80)

/** A person of the account, as everybody in it may see them. Addresses and passwords live elsewhere. */
export const Person = z.object({
  ...documentBase,
  name: PersonName,
  role: Role,
  active: z.boolean(),
  teamId: Id.nullable(),
})
export type Person = z.infer<typeof Person>

/** True when `role` may do what `least` may do. */
export const atLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** True for people who can take work: active, and engineer or above. */
export const canWork = (person: Pick<Person, 'role' | 'active'>): boolean =>
  person.active && atLeast(person.role, 'engineer')

/** True when `actor` may change `other`'s role, team or access: admins below owners, owners everybody. */
export const canManage = (actor: Pick<Person, 'role'>, other: Pick<Person, 'role'>): boolean =>
  actor.role === 'owner' || (actor.role === 'admin' && other.role !== 'owner')
