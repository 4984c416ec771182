import { expect, test } from 'vitest'
import {
  byWaiting,
  categoriesOf,
  ownedSince,
  isUnread,
  latestClaims,
  listHead,
} from '../../../../../../renderer/features/sessions/list/list-filters.ts'
import { handoff, session } from '../../../../../support/desk/shown-documents.ts'

test('categories are offered by how many have them, in one case of letters', () => {
  const of = (...categories: (string | null)[]) => categories.map((problemCategory) => ({ problemCategory }))
  expect(categoriesOf(of('Network', 'E-Mail', 'e-mail', null, ' ', 'Printing'))).toEqual([
    'E-Mail',
    'Network',
    'Printing',
  ])
  expect(categoriesOf(of('a', 'b', 'c'), 2)).toHaveLength(2)
})

test('who waits longest stands first, who waits for no one as before', () => {
  const sessions = ['a', 'b', 'c', 'd'].map((id) => session({ id }))
  const open = new Map([
    ['b', { createdAt: 5, acceptedAt: 20 }],
    ['c', { createdAt: 10, acceptedAt: null }],
  ])
  expect(byWaiting(sessions, open).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd'])
})

test('unread is what someone else has changed since it was opened here', () => {
  const opened = new Map([['s1', 5]])
  const of = (part: object) => isUnread({ id: 's1', rev: 6, updatedBy: 'bo', ...part }, opened, 'ann')
  expect(of({})).toBe(true)
  expect(of({ updatedBy: 'system' })).toBe(true)
  expect(of({ rev: 5 })).toBe(false)
  expect(of({ updatedBy: 'ann' })).toBe(false)
  expect(of({ updatedBy: null })).toBe(false)
  expect(of({ id: 'never opened' })).toBe(false)
})

test('a session that was claimed from one twice stands once, where it was claimed last', () => {
  const claims = [
    handoff({ id: 'h3', sessionId: 'a' }),
    handoff({ id: 'h2', sessionId: 'b' }),
    handoff({ id: 'h1', sessionId: 'a' }),
  ]
  expect(latestClaims(claims).map(({ id }) => id)).toEqual(['h3', 'h2'])
})

test('who holds it has it since their latest claim; no one knows of one who never claimed', () => {
  const claims = [
    { claimedBy: 'ben', claimedAt: 10 },
    { claimedBy: 'kim', claimedAt: 20 },
    { claimedBy: 'ben', claimedAt: 30 },
    { claimedBy: null, claimedAt: null },
  ]
  expect([ownedSince('ben', claims), ownedSince('kim', claims), ownedSince('lee', claims)]).toEqual([
    30,
    20,
    null,
  ])
})

test('the head of a list counts as the badge does, and says how many it shows', () => {
  const sessions = (['active', 'paused', 'escalated', 'resolved', 'abandoned'] as const).map((status) => ({
    status,
  }))
  expect(listHead(sessions, false)).toBe('3\u00A0open of\u00A05')
  expect(listHead(sessions.slice(0, 2), true)).toBe('2+')
  expect(listHead([], false)).toBe('0')
})
