import { expect, test } from 'vitest'
import { unsentWords } from '../../../../../renderer/features/shared/unsent-words.ts'

test('says what is only on this device', () => {
  expect(unsentWords(0, 0)).toBe('Everything sent')
  expect(unsentWords(0, 0, 3)).toBe('Sent,')
  expect(unsentWords(1, 0, 3)).toBe('1 action not sent yet')
  expect(unsentWords(4, 0)).toBe('4 actions not sent yet')
  expect(unsentWords(0, 1)).toBe('1 file not sent yet')
  expect(unsentWords(2, 3)).toBe('2 actions, 3 files not sent yet')
})
