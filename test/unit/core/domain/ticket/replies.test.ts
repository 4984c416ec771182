import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isReply, latestNotes, replyAfter } from '../../../../../core/domain/ticket/replies.ts'

const note = fc.record({
  internal: fc.constantFrom(true, false, null),
  own: fc.boolean(),
})

it('keeps the last notes in their order, and the last reply however much was written after it', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (notes, most) => {
      const kept = latestNotes(notes, most)
      expect(kept).toHaveLength(Math.min(most, notes.length))
      expect(kept).toEqual(notes.filter((one) => kept.includes(one)))
      const reply = notes.findLast(isReply)
      if (reply !== undefined) expect(kept).toContain(reply)
      if (most > 1) expect(kept.at(-1)).toBe(notes.at(-1))
    }),
  )
})

it('finds the first reply after a time, and nothing that is internal, ours or without a time', () => {
  const base = { author: 'Maya', text: '' }
  const notes = [
    { ...base, id: 'old', at: 5, internal: false, own: false },
    { ...base, id: 'undated', at: null, internal: false, own: false },
    { ...base, id: 'internal', at: 6, internal: true, own: false },
    { ...base, id: 'unsaid', at: 6, internal: null, own: false },
    { ...base, id: 'ours', at: 6, internal: false, own: true },
    { ...base, id: 'reply', at: 7, internal: false, own: false },
    { ...base, id: 'later', at: 8, internal: false, own: false },
  ]
  expect(replyAfter({ notes }, 5)?.id).toBe('reply')
  expect(replyAfter({ notes }, 8)).toBeNull()
})
