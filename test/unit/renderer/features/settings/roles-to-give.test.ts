import { describe, expect, it } from 'vitest'
import { rolesToGive } from '../../../../../renderer/features/settings/roles-to-give.ts'

describe('rolesToGive', () => {
  it('lets owners give every role and admins all but owner', () => {
    expect(rolesToGive({ role: 'owner' })).toEqual(['owner', 'admin', 'engineer', 'viewer'])
    expect(rolesToGive({ role: 'admin' })).toEqual(['admin', 'engineer', 'viewer'])
    expect(rolesToGive({ role: 'engineer' })).toEqual([])
    expect(rolesToGive(null)).toEqual([])
  })
})
