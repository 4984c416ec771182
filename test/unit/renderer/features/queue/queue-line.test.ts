import { expect, test } from 'vitest'
import { queueFor } from '../../../../../core/domain/handoff/queue.ts'
import { snapshotOf } from '../../../../../core/domain/session/snapshot.ts'
import { cardFacts, queueHead, reasonQuote } from '../../../../../renderer/features/queue/queue-line.ts'
import { branch, handoff, nameOf, noon, person, session } from '../../../../support/desk/shown-documents.ts'

const item = (part: Parameters<typeof handoff>[0] = {}, mine = false, forMe = false) => ({
  handoff: handoff(part),
  mine,
  forMe,
  claimBar: null,
})

test('the reason is quoted on one line', () => {
  expect(reasonQuote(handoff({ engineerNotes: 'Rekey fails\nsince 7.4.2' }))).toBe(
    '“Rekey fails since 7.4.2”',
  )
  expect(reasonQuote(handoff({ engineerNotes: '  ' }))).toBe('No reason provided.')
})

const at = { left: false, now: noon }

test('a card says who handed it off, for whom it is, how far and how many ways', () => {
  const snapshot = snapshotOf(session({ stepCount: 9, isBranching: true }), [branch(), branch({ id: 'b2' })])
  expect(cardFacts(item({ snapshot }, false, true), nameOf, at)).toBe('from Kim Roth · step 9 · 2 branches')
  expect(cardFacts(item({}, true), nameOf, at)).toBe('everyone')
  expect(cardFacts(item({ targetUserId: 'ana' }), nameOf, at)).toBe('from Kim Roth · for Ana Silva')
  expect(cardFacts(item({ targetUserId: 'ana' }), nameOf, { ...at, left: true })).toBe('from Kim Roth')
  const lapsed = { targetUserId: 'ana', acceptedAt: noon - 600_000, opensAt: noon }
  expect(cardFacts(item(lapsed), nameOf, at)).toBe('from Kim Roth · was for Ana Silva, now open to everyone')
  expect(cardFacts(item(lapsed), nameOf, { ...at, now: noon - 1 })).toBe('from Kim Roth · for Ana Silva')
  expect(cardFacts(item(lapsed, false, true), nameOf, at)).toBe('from Kim Roth · now open to everyone')
  expect(cardFacts(item(), nameOf, at)).toBe('from Kim Roth')
  expect(cardFacts(item({ intent: 'park' }), nameOf, at)).toBe('from Kim Roth')
  expect(cardFacts(item({ intent: 'park' }, true), nameOf, at)).toBe('yours')
})

test('the head of the queue counts as the badge does, and says what does not wait for its reader', () => {
  const ana = person({ id: 'ana' })
  expect(queueHead(ana, queueFor(ana, [], noon))).toBe('0 waiting')
  const handoffs = [
    handoff({ id: 'a', handedOffBy: 'bo' }),
    handoff({ id: 'b', handedOffBy: 'ana' }),
    handoff({ id: 'c', intent: 'park', handedOffBy: 'bo' }),
  ]
  expect(queueHead(ana, queueFor(ana, handoffs, noon))).toBe('1 waiting · 1 yours')
  const vic = person({ id: 'vic', role: 'viewer' })
  expect(queueHead(vic, queueFor(vic, handoffs, noon))).toBe('2 open')
})
