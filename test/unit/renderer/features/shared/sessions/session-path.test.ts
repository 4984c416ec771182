import { expect, test } from 'vitest'
import { sessionPath } from '../../../../../../renderer/features/shared/sessions/session-path.ts'
import { parseRoute } from '../../../../../../renderer/state/route/route.ts'

test('one’s own session is opened among one’s own, another beside the team’s, an entry within it', () => {
  const session = { sessionId: '0190', ownerId: 'ann' }
  expect(sessionPath(session, 'ann')).toBe('/sessions/0190')
  expect(sessionPath(session, 'bo')).toBe('/team/0190')
  expect(sessionPath(session, null)).toBe('/team/0190')
  expect(parseRoute(sessionPath({ ...session, entryId: '0191.2' }, 'bo'))).toEqual({
    name: 'team',
    sessionId: '0190',
    entryId: '0191.2',
  })
})
