import { expect, test } from 'vitest'
import { byWaiting, domainsOf, isUnread } from '../../../../../renderer/features/sessions/list-filters.ts'
import { session } from '../../../../support/shown-documents.ts'

test('domains are offered by how many have them, in one case of letters', () => {
  const of = (...domains: (string | null)[]) => domains.map((problemDomain) => ({ problemDomain }))
  expect(domainsOf(of('Network', 'E-Mail', 'e-mail', null, ' ', 'Printing'))).toEqual([
    'E-Mail',
    'Network',
    'Printing',
  ])
  expect(domainsOf(of('a', 'b', 'c'), 2)).toHaveLength(2)
})

test('who waits longest stands first, who waits for nobody as before', () => {
  const sessions = ['a', 'b', 'c', 'd'].map((id) => session({ id }))
  const open = new Map([
    ['b', { createdAt: 20 }],
    ['c', { createdAt: 10 }],
  ])
  expect(byWaiting(sessions, open).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd'])
})

test('unread is what somebody else has changed since it was opened here', () => {
  const opened = new Map([['s1', 5]])
  const of = (part: object) => isUnread({ id: 's1', rev: 6, updatedBy: 'bo', ...part }, opened, 'ann')
  expect(of({})).toBe(true)
  expect(of({ updatedBy: 'system' })).toBe(true)
  expect(of({ rev: 5 })).toBe(false)
  expect(of({ updatedBy: 'ann' })).toBe(false)
  expect(of({ updatedBy: null })).toBe(false)
  expect(of({ id: 'never opened' })).toBe(false)
})
