import { expect, test } from 'vitest'
import { authWords } from '../../../../../renderer/features/auth/auth.words.ts'

const left = (waiting: number, filesWaiting: number, rejected: number) =>
  authWords.left({ name: 'Ana Ruiz', waiting, filesWaiting, rejected })

test('signing in says what someone who signed out left here', () => {
  expect(left(1, 0, 0)).toBe(
    '1 action from Ana Ruiz hasn’t been sent yet. It sends automatically when Ana Ruiz signs in here again.',
  )
  expect(left(2, 1, 0)).toMatch(/^2 actions and 1 file from Ana Ruiz haven’t been sent yet\. They send /)
  expect(left(0, 0, 2)).toBe(
    '2 rejected actions from Ana Ruiz stay on this device until Ana Ruiz signs in here again.',
  )
})
