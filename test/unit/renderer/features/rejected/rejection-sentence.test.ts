import { describe, expect, it } from 'vitest'
import { intents, type IntentType } from '../../../../../core/intents/registry.ts'
import {
  isAbout,
  nextSentence,
  rejectionSentence,
} from '../../../../../renderer/features/rejected/rejection-sentence.ts'
import { minute, nine } from '../../../../support/samples/make.ts'

const nameOf = (id: string) => (id === 'lea' ? 'Lea Lead' : 'Someone')
const clock = (at: number) => new Date(at).toISOString().slice(11, 16)
const sentence = (rejection: Parameters<typeof rejectionSentence>[0]) =>
  rejectionSentence(rejection, nameOf, clock)

describe('rejectionSentence', () => {
  it('says when, and not how long before the server spoke', () => {
    const problem = {
      kind: 'already_claimed' as const,
      message: 'Already claimed by Lea Lead, 1 s ago.',
      by: 'lea',
      at: nine + minute,
    }
    expect(sentence({ type: 'handoff.withdraw', payload: {}, problem })).toBe(
      'Your withdrawal came too late: Lea Lead already claimed it (09:01).',
    )
  })

  it('tells what came too late from what was wrong', () => {
    const of = (kind: 'not_owner' | 'bad_request', payload: Record<string, unknown> = {}) =>
      sentence({ type: 'handoff.create', payload, problem: { kind, message: 'Why.' } })
    expect(of('not_owner')).toBe('Your escalation came too late: Why.')
    expect(of('not_owner', { intent: 'park' })).toBe('Parking this came too late: Why.')
    expect(of('bad_request')).toBe('Your escalation was rejected: Why.')
  })

  it('has a beginning for every intent', () => {
    for (const type of Object.keys(intents) as IntentType[]) {
      expect(sentence({ type, payload: {}, problem: { kind: 'forbidden', message: 'Why.' } })).toMatch(
        /^[A-Z].+ was rejected: Why\.$/,
      )
    }
  })
})

it('says what can be done with what was written', () => {
  expect(nextSentence(true, true)).toMatch(/^Send it to the session as a note/)
  expect(nextSentence(true, false)).toMatch(/^Copy it if you need it/)
  expect(nextSentence(false, true)).toMatch(/Discard this/)
})

it('finds the session that a rejection is about, by it or by what it holds', () => {
  const ids = new Set(['s1', 'h1', 'e1'])
  expect(isAbout({ payload: { sessionId: 's1' } }, ids)).toBe(true)
  expect(isAbout({ payload: { handoffId: 'h1' } }, ids)).toBe(true)
  expect(isAbout({ payload: { entryId: 'e2', text: 's1' } }, ids)).toBe(false)
})
