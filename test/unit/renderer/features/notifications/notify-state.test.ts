import { expect, test } from 'vitest'
import { cannotNotify } from '../../../../../renderer/features/notifications/notify-state.ts'

test('a desk says why it cannot notify, and nothing when it can', () => {
  expect(cannotNotify('electron', 'denied')).toBeNull()
  expect(cannotNotify('web', 'granted')).toBeNull()
  expect(cannotNotify('web', 'default')).toMatch(/hasn’t asked/)
  expect(cannotNotify('web', 'denied')).toMatch(/blocks notifications/)
  expect(cannotNotify('web', 'absent')).toMatch(/desktop app/)
})
