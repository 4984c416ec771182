import { expect, test } from 'vitest'
import { bannerFor } from '../../../../../../renderer/features/sessions/dialogs/banner-for.ts'

const ana = { id: 'ana', role: 'engineer', active: true } as const
const nameOf = (id: string): string => (id === 'ben' ? 'Ben' : 'Ana')

test.each([
  ['park', 'ana', ana, null],
  ['park', 'ben', ana, 'Ben owns this session now'],
  ['escalate', 'ben', ana, 'Ben owns this session now'],
  ['resolve', 'ben', ana, 'Ben owns this session now'],
  // Anyone may add to someone else's session.
  ['fix', 'ben', ana, null],
  ['fork', 'ana', { ...ana, role: 'viewer' }, 'You’re a viewer now'],
  ['history', 'ben', { ...ana, role: 'viewer' }, null],
  ['park', 'ben', null, null],
] as const)('%s in a session of %s', (kind, ownerId, me, begins) => {
  const banner = bannerFor(kind, { ownerId }, me, nameOf)
  if (begins === null) expect(banner).toBeNull()
  else expect(banner).toContain(begins)
})
