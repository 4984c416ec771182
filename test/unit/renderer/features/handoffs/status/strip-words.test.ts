import { expect, test } from 'vitest'
import { audienceWords, waitWords } from '../../../../../../renderer/features/handoffs/status/strip-words.ts'
import { minute } from '../../../../../support/samples/make.ts'
import { handoff, nameOf, noon } from '../../../../../support/desk/shown-documents.ts'

test('the strip says to whom, and that whoever left is no reason to wait', () => {
  expect(audienceWords(handoff(), false, nameOf)).toBe('To everyone')
  expect(audienceWords(handoff({ targetUserId: 'ana' }), false, nameOf)).toBe('To Ana Silva')
  expect(audienceWords(handoff({ targetUserId: 'ana', acceptedAt: noon }), true, nameOf)).toBe(
    'Ana Silva cannot work any more; everyone who can take it was told',
  )
})

test('the wait is said from the start, and what to do once it is too long', () => {
  const urgent = handoff({ priority: 'urgent', acceptedAt: noon })
  expect(waitWords(urgent, noon + 2 * minute)).toEqual({ text: 'Waiting 2 min', late: false })
  expect(waitWords(urgent, noon + 6 * minute)).toEqual({
    text: 'Waiting 6 min, no one has claimed it. If it cannot wait, call the service desk.',
    late: true,
  })
  expect(waitWords(handoff({ acceptedAt: null }), noon)).toBeNull()
  expect(waitWords(handoff({ intent: 'park', acceptedAt: noon }), noon)).toBeNull()
})
