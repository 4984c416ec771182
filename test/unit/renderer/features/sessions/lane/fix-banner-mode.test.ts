import { describe, expect, test } from 'vitest'
import { FixDecision, FixOutcome } from '../../../../../../core/domain/branches/fix.ts'
import {
  decisionWord,
  fixBannerOf,
} from '../../../../../../renderer/features/sessions/lane/fix-banner-mode.ts'
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

test('every decision has a word', () => {
  const words = FixDecision.options.map(decisionWord)
  expect(words).toEqual(['one-off', 'kept as a saved note', 'saved as a template', ''])
  expect(decisionWord(null)).toBe('')
})
