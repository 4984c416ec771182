import { describe, expect, test } from 'vitest'
import { FixDecision, FixOutcome } from '../../../../../../core/domain/fix.ts'
import {
  confidenceFrom,
  decisionWord,
  fixBannerOf,
  outcomeWord,
} from '../../../../../../renderer/features/sessions/lane/fix-words.ts'
import { makeFix } from '../../../../../support/samples/make.ts'

describe('the banner of a fix', () => {
  test('has a mode for every outcome but dismissed', () => {
    const modes = FixOutcome.options.map(
      (outcome) => fixBannerOf(makeFix({ outcome }), 'active')?.mode ?? null,
    )
    expect(modes).toEqual(['suggested', 'worked', 'failed', 'partial', 'pending', null])
  })

  test('goes when the fix was replaced or the session is over', () => {
    expect(fixBannerOf(makeFix({ supersededAt: 1 }), 'active')).toBeNull()
    for (const status of ['resolved', 'abandoned'] as const) expect(fixBannerOf(makeFix(), status)).toBeNull()
    for (const status of ['paused', 'escalated', 'requesting_escalation'] as const)
      expect(fixBannerOf(makeFix(), status)).not.toBeNull()
  })
})

test('every outcome and decision has a word', () => {
  for (const outcome of FixOutcome.options) expect(outcomeWord(makeFix({ outcome })).label).not.toBe('')
  expect(outcomeWord(makeFix({ supersededAt: 1 })).label).toBe('set aside')
  expect(outcomeWord(makeFix({ supersededAt: 1, outcome: 'applied_pending' })).label).toBe('set aside')
  expect(outcomeWord(makeFix({ supersededAt: 1, outcome: 'applied_success' })).label).toBe('worked')
  const words = FixDecision.options.map(decisionWord)
  expect(words).toEqual(['one-off', 'template to be drafted', 'template to be built', ''])
  expect(decisionWord(null)).toBe('')
})

test.each([
  ['', null],
  [' 70 ', 70],
  ['70 %', 70],
  ['0', 0],
  ['101', 'wrong'],
  ['-1', 'wrong'],
  ['sure', 'wrong'],
] as const)('how sure, from %j', (typed, expected) => {
  expect(confidenceFrom(typed)).toBe(expected)
})
