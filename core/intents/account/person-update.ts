import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { atLeast, canManage, PersonName, Role } from '../../domain/people/person.ts'
import { defineIntent } from '../defining/define-intent.ts'

/**
 * Changes a person: their own name or, for admins, anyone's role, team and access.
 *
 * No one changes their own role or access, and admins can't change owners, so a workspace always has an owner.
 */
export const personUpdate = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({
    personId: Id,
    name: PersonName.optional(),
    role: Role.optional(),
    active: z.boolean().optional(),
    teamId: Id.nullable().optional(),
  }),
  apply(work, payload) {
    const { actor, accountId } = work.context
    const person = work.get('people', payload.personId, 'person')
    const self = person.id === actor.id
    const managing =
      payload.role !== undefined || payload.active !== undefined || payload.teamId !== undefined
    const mayManage = atLeast(actor.role, 'admin') && canManage(actor, person)
    if ((managing || !self) && !mayManage)
      work.reject('forbidden', 'Only admins and owners can manage people.')
    if (self && (payload.role !== undefined || payload.active === false)) {
      work.reject('last_owner', 'You can’t change your own role or access. Ask another owner.')
    }
    if (payload.role === 'owner' && actor.role !== 'owner')
      work.reject('forbidden', 'Only an owner can make someone an owner.')
    if (payload.teamId !== undefined && payload.teamId !== null) {
      const account = work.get('accounts', accountId, 'workspace')
      if (!account.teams.some((team) => team.id === payload.teamId))
        work.reject('not_found', 'That team doesn’t exist.')
    }
    work.put('people', {
      ...person,
      name: payload.name ?? person.name,
      role: payload.role ?? person.role,
      active: payload.active ?? person.active,
      teamId: payload.teamId === undefined ? person.teamId : payload.teamId,
    })
  },
})
