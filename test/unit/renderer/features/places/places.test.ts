import { expect, test } from 'vitest'
import { placeOf, placeTitle } from '../../../../../renderer/features/places/places.ts'
import { parseRoute } from '../../../../../renderer/state/route/route.ts'

const at = (path: string) => [placeOf(parseRoute(path)), placeTitle(parseRoute(path))]

test('every settings screen belongs to the settings and says its own name', () => {
  for (const [path, title] of [
    ['/settings', 'Settings'],
    ['/settings/people', 'People'],
    ['/settings/connections', 'Connections'],
    ['/settings/ai', 'AI'],
    ['/settings/policies', 'Escalation'],
  ] as const)
    expect(at(path)).toEqual(['settings', title])
})

test('what opens from elsewhere has a name, and no place', () => {
  expect(at('/rejected')).toEqual([null, 'Rejected'])
})
