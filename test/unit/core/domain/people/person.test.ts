import { describe, expect, it } from 'vitest'
import { atLeast, canManage, canWork, roles } from '../../../../../core/domain/people/person.ts'

describe('roles', () => {
  it('rise from viewer to owner', () => {
    expect(roles).toEqual(['viewer', 'engineer', 'admin', 'owner'])
    roles.forEach((role, rank) => {
      expect(roles.filter((least) => atLeast(role, least))).toEqual(roles.slice(0, rank + 1))
    })
  })

  it('let active engineers and above work', () => {
    expect(roles.filter((role) => canWork({ role, active: true }))).toEqual(['engineer', 'admin', 'owner'])
    expect(roles.filter((role) => canWork({ role, active: false }))).toEqual([])
  })

  it('let owners manage everyone, admins everyone but owners, and the others no one', () => {
    const managed = (role: (typeof roles)[number]) =>
      roles.filter((other) => canManage({ role }, { role: other }))
    expect(managed('owner')).toEqual([...roles])
    expect(managed('admin')).toEqual(['viewer', 'engineer', 'admin'])
    expect(managed('engineer')).toEqual([])
    expect(managed('viewer')).toEqual([])
  })
})
