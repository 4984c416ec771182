import { expect, test } from 'vitest'
import { claimIn } from '../../../../../renderer/state/route/wanted-claim.ts'
import { parseRoute } from '../../../../../renderer/state/route/route.ts'

test('a claim is in a link of the desktop app alone', () => {
  expect(claimIn('/handoffs/0190.1/claim/0190.2')).toEqual({ handoffId: '0190.1', personId: '0190.2' })
  for (const link of [
    '/handoffs/0190.1',
    '/handoffs/0190.1/claim',
    '/handoffs/../claim/0190.2',
    '/handoffs/0190.1/claim/..',
    '/handoffs/a/b/claim',
    '/sessions/a/claim',
    '/claim',
  ])
    expect(claimIn(link)).toBeNull()
})

test('an address of a page claims nothing', () => {
  expect(parseRoute('#/handoffs/0190.1/claim/0190.2')).toEqual({ name: 'sessions', sessionId: null })
})
