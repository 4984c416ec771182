import { expect, test } from 'vitest'
import { lookersSentence, lookersShort } from '../../../../../renderer/features/presence/presence-words.ts'

const [ana, ben, tom, vera, zoe] = ['Ana Ruiz', 'Ben Carter', 'Tom Okafor', 'Vera', 'Zoë de la Cruz']

test.each([
  [[ben], 'Ben', 'Ben Carter is looking at this.'],
  [[ana, ben], 'Ana, Ben', 'Ana Ruiz and Ben Carter are looking at this.'],
  [[ana, ben, tom], '3 looking', 'Ana Ruiz, Ben Carter and Tom Okafor are looking at this.'],
  [[ana, ben, tom, vera], '4 looking', 'Ana Ruiz, Ben Carter, Tom Okafor and Vera are looking at this.'],
  [
    [ana, ben, tom, vera, zoe],
    '5 looking',
    'Ana Ruiz, Ben Carter, Tom Okafor and 2 others are looking at this.',
  ],
])('%j are named briefly and in a sentence', (names, short, sentence) => {
  const some = names.map((name) => name ?? '')
  expect(lookersShort(some)).toBe(short)
  expect(lookersSentence(some)).toBe(sentence)
})

test('near the claim button it is said that they read it too', () => {
  expect(lookersSentence(['Ben Carter'], 'looking at this too')).toBe('Ben Carter is looking at this too.')
})
