import { expect, test } from 'vitest'
import {
  ladderSentence,
  ladderWords,
} from '../../../../../../renderer/features/handoffs/status/ladder-words.ts'
import { handoff, nameOf, noon, reachedBy } from '../../../../../support/desk/shown-documents.ts'

const labels = (part: Parameters<typeof handoff>[0]) =>
  ladderWords(handoff(part), nameOf).map((word) => `${word.reached ? '+' : '-'} ${word.label}`)

test('says that a handoff is on this device until the server has it', () => {
  expect(labels({ acceptedAt: null })).toEqual([
    '+ On this device',
    '- Sent',
    '- Delivered',
    '- Seen',
    '- Claimed',
  ])
})

test('counts to whom it was delivered and who saw it, each person once', () => {
  const part = reachedBy({ ana: 'seen', lee: 'delivered' })
  expect(labels(part)).toEqual(['+ Sent', '+ Delivered to 2', '+ Seen by 1', '- Claimed'])
})

test('names some of very many, and says how many more there are', () => {
  const many = Object.fromEntries(Array.from({ length: 70 }, (_, n) => [`p${n}`, 'delivered' as const]))
  const delivered = ladderWords(handoff(reachedBy(many)), nameOf).find(({ rung }) => rung === 'delivered')
  expect(delivered).toMatchObject({ label: 'Delivered to 70', others: 20 })
  expect(delivered?.people).toHaveLength(50)
})

test('names the claimer, and fills the rungs below even where no one was recorded', () => {
  const part = { state: 'claimed', claimedBy: 'ana', claimedAt: noon + 5 } as const
  expect(labels(part)).toEqual(['+ Sent', '+ Delivered', '+ Seen', '+ Claimed by Ana Silva'])
})

test('a parked session is delivered to no one', () => {
  expect(labels({ intent: 'park' })).toEqual(['+ Sent', '- Claimed'])
})

test('is one sentence for who cannot see it', () => {
  expect(ladderSentence(ladderWords(handoff({ acceptedAt: null }), nameOf))).toBe(
    'On this device. Not yet sent.',
  )
  const claimed = handoff({ state: 'claimed', claimedBy: 'ana', claimedAt: noon })
  expect(ladderSentence(ladderWords(claimed, nameOf))).toBe('Sent, Delivered, Seen, Claimed by Ana Silva.')
})
