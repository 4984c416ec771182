import { expect, test } from 'vitest'
import { audienceWords, waitWords } from '../../../../../../renderer/features/handoffs/status/strip-words.ts'
import { minute } from '../../../../../support/samples/make.ts'
import { handoff, nameOf, noon } from '../../../../../support/desk/shown-documents.ts'

test('the strip says who it went to, and what happens when that person has left', () => {
  expect(audienceWords(handoff(), false, nameOf)).toBe('To everyone')
  expect(audienceWords(handoff({ targetUserId: 'ana' }), false, nameOf)).toBe('To Ana Silva')
  expect(audienceWords(handoff({ targetUserId: 'ana', acceptedAt: noon }), true, nameOf)).toBe(
    'Ana Silva no longer has access, so everyone who can claim it was notified',
  )
})

test('shows the wait from the start, and what to do once it is too long', () => {
  const urgent = handoff({ priority: 'urgent', acceptedAt: noon })
  expect(waitWords(urgent, noon + 2 * minute)).toEqual({ text: 'Waiting 2 min', late: false })
  expect(waitWords(urgent, noon + 6 * minute)).toEqual({
    text: 'Waiting 6 min. No one has claimed it yet. If it can’t wait, phone your team.',
    late: true,
  })
  expect(waitWords(handoff({ acceptedAt: null }), noon)).toBeNull()
  expect(waitWords(handoff({ intent: 'park', acceptedAt: noon }), noon)).toBeNull()
})
