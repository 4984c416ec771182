import { expect, test } from 'vitest'
import { captureTarget, targetsOf } from '../../../../../renderer/features/capture/capture-target.ts'
import { session } from '../../../../support/desk/shown-documents.ts'

const current = session({ id: 'current', ownerId: 'ben' })
const mine = session({ id: 'mine' })

test('it begins with the session that was shown last, and stays with the one it was meant for', () => {
  expect(captureTarget([current, mine], '', false, null)).toEqual({ kind: 'session', session: current })
  expect(captureTarget([current, mine], 'mine', true, mine)).toEqual({ kind: 'session', session: mine })
  expect(captureTarget(undefined, 'mine', true, null)).toEqual({ kind: 'loading' })
  expect(captureTarget([], 'mine', true, null)).toEqual({ kind: 'none' })
})

test('what was meant for a session that isn’t offered goes into no other', () => {
  const closed = session({ id: 'x', title: 'VPN drops', status: 'resolved' })
  expect(captureTarget([current, mine], 'x', true, closed)).toEqual({
    kind: 'gone',
    sessionId: 'x',
    title: 'VPN drops',
    isClosed: true,
  })
  expect(captureTarget([mine], 'current', true, current)).toMatchObject({ kind: 'gone', isClosed: false })
  expect(captureTarget([mine], 'x', true, null)).toMatchObject({ kind: 'gone', title: null })
})

test('with nothing to capture, a session chosen days ago is forgotten', () => {
  expect(captureTarget([current, mine], 'x', false, null)).toEqual({ kind: 'session', session: current })
})

test('a colleague’s session that was open then is offered as long as it’s underway', () => {
  const ids = (meant: typeof current | null) => targetsOf(null, [mine], meant).map(({ id }) => id)
  expect(ids(current)).toEqual(['mine', 'current'])
  expect(ids(mine)).toEqual(['mine'])
  expect(ids(session({ id: 'current', status: 'abandoned' }))).toEqual(['mine'])
})
