import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { go } from '../../../../../renderer/state/route/route.ts'
import { useSplit } from '../../../../../renderer/state/route/split.ts'

const location = { hash: '' }
const move = (_state: unknown, _title: string, address: string) => void (location.hash = address)

beforeAll(() => {
  vi.stubGlobal('location', location)
  vi.stubGlobal('window', { location, history: { pushState: move, replaceState: move } })
})
afterAll(() => vi.unstubAllGlobals())

test('the previous session is the one that was open before, whichever way the next was opened', () => {
  const previous = () => useSplit.getState().previousId
  go('/sessions/a')
  expect(previous()).toBeNull()
  go('/settings')
  go('/team/b')
  expect(previous()).toBe('a')
  go('/sessions/b')
  go('/sessions/b+a')
  expect(previous()).toBe('a')
  go('/sessions/c/entry')
  expect(previous()).toBe('b')
})
