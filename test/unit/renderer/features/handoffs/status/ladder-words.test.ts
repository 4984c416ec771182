import { expect, test } from 'vitest'
import {
  ladderSentence,
  ladderWords,
} from '../../../../../../renderer/features/handoffs/status/ladder-words.ts'
import { delivery, handoff, nameOf, noon } from '../../../../../support/desk/shown-documents.ts'

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
  const deliveries = [
    delivery('ana', 'seen'),
    { ...delivery('ana', 'delivered'), channel: 'toast' as const },
    delivery('lee', 'delivered'),
  ]
  expect(labels({ deliveries })).toEqual(['+ Sent', '+ Delivered to 2', '+ Seen by 1', '- Claimed'])
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
