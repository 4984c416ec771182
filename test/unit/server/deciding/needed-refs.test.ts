import { expect, test } from 'vitest'
import { neededRefs } from '../../../../server/deciding/needed-refs.ts'

const refs = (type: string, payload: Record<string, unknown>): string[] =>
  neededRefs('account', 'ann', { type, payload }).map(({ collection, id }) => `${collection}/${id}`)

test('an escalation reads its policy, its session and the workspace with the person, all at once', () => {
  const payload = { sessionId: 's1', handoffId: 'h1', intent: 'escalate', priority: 'urgent' }
  expect(refs('handoff.create', payload).toSorted()).toEqual([
    'accounts/account',
    'handoffs/h1',
    'people/ann',
    'policies/policy-urgent',
    'sessions/s1',
  ])
})

test('without a priority it is the policy of a normal one; a parked session has none', () => {
  expect(refs('handoff.create', { intent: 'escalate' })).toContain('policies/policy-normal')
  expect(refs('handoff.create', { intent: 'park' }).filter((ref) => ref.startsWith('policies'))).toEqual([])
})

test('a payload that is nonsense asks for nothing by its nonsense', () => {
  const payload = { intent: 'escalate', priority: { evil: true }, sessionId: 7, sessionIds: 'no' }
  expect(refs('handoff.create', payload)).toEqual(['people/ann', 'accounts/account'])
})
