import { expect, test } from 'vitest'
import {
  audienceWords,
  parkedWords,
  waitWords,
} from '../../../../../../renderer/features/handoffs/status/strip-words.ts'
import { minute } from '../../../../../support/samples/make.ts'
import { handoff, nameOf, noon } from '../../../../../support/desk/shown-documents.ts'

test('the strip says who it went to, and what happens when that person has left', () => {
  expect(audienceWords(handoff(), { left: false, now: noon }, nameOf)).toBe('To everyone')
  expect(audienceWords(handoff({ targetUserId: 'ana' }), { left: false, now: noon }, nameOf)).toBe(
    'To Ana Silva',
  )
  expect(
    audienceWords(handoff({ targetUserId: 'ana', acceptedAt: noon }), { left: true, now: noon }, nameOf),
  ).toBe('Ana Silva no longer has access, so everyone who can claim it was notified')
})

test('the strip says that it opened to everyone, because whoever it was for didn’t claim it', () => {
  const directed = handoff({ targetUserId: 'ana', acceptedAt: noon - minute, opensAt: noon })
  expect(audienceWords(directed, { left: false, now: noon - 1 }, nameOf)).toBe('To Ana Silva')
  expect(audienceWords(directed, { left: false, now: noon }, nameOf)).toBe(
    'To Ana Silva, now open to everyone',
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

test('says until when it is parked, and which of the two has come', () => {
  const snapshot = { ...handoff().snapshot, psaTicketId: '48213' }
  const words = (over: object) =>
    parkedWords(handoff({ intent: 'park', snapshot, ...over }), noon, () => '15:30')
  expect(words({})).toBe('Parked, no reminder set')
  expect(words({ wakeOnReply: true })).toBe('Parked until a reply on #48213')
  expect(words({ wakeOnReply: true, wakeAt: noon + 1 })).toBe('Parked until 15:30 or a reply on #48213')
  expect(words({ wakeOnReply: true, wakeAt: noon + 1, wokeAt: noon })).toBe(
    'Parked, and the client replied on #48213',
  )
  expect(words({ wakeOnReply: true, wakeAt: noon, wokeAt: null })).toBe('Parked, and it’s time to pick it up')
})
