import { expect, test } from 'vitest'
import { claimIn } from '../../../../../renderer/state/route/wanted-claim.ts'
import { parseRoute } from '../../../../../renderer/state/route/route.ts'

test('a claim is in a link of the desktop app alone', () => {
  expect(claimIn('/handoffs/0190.1/claim')).toBe('0190.1')
  for (const link of [
    '/handoffs/0190.1',
    '/handoffs/../claim',
    '/handoffs/a/b/claim',
    '/sessions/a/claim',
    '/claim',
  ])
    expect(claimIn(link)).toBeNull()
})

test('an address of a page claims nothing', () => {
  expect(parseRoute('#/handoffs/0190.1/claim')).toEqual({ name: 'sessions', sessionId: null })
})
