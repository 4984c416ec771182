import { expect, test } from 'vitest'
import { FixOutcome } from '../../../../../../core/domain/branches/fix.ts'
import { outcomeWord } from '../../../../../../renderer/features/shared/sessions/fix-status.ts'
import { makeFix } from '../../../../../support/samples/make.ts'

test('every outcome has a word', () => {
  for (const outcome of FixOutcome.options) expect(outcomeWord(makeFix({ outcome })).label).not.toBe('')
  expect(outcomeWord(makeFix({ supersededAt: 1 })).label).toBe('set aside')
  expect(outcomeWord(makeFix({ supersededAt: 1, outcome: 'applied_pending' })).label).toBe('set aside')
  expect(outcomeWord(makeFix({ supersededAt: 1, outcome: 'applied_success' })).label).toBe('worked')
})
