import { expect, test } from 'vitest'
import { cannotNotify, quietSignOf } from '../../../../../renderer/features/notifications/notify-state.ts'

test('a desk says why it cannot notify, and nothing when it can', () => {
  expect(cannotNotify('electron', 'denied')).toBeNull()
  expect(cannotNotify('web', 'granted')).toBeNull()
  expect(cannotNotify('web', 'default')).toMatch(/hasn’t asked/)
  expect(cannotNotify('web', 'denied')).toMatch(/blocks notifications/)
  expect(cannotNotify('web', 'absent')).toMatch(/desktop app/)
})

test('do not disturb that someone turned on shows until it ends, on duty too, where quiet hours hold nothing', () => {
  expect(quietSignOf(null, null, 5)).toBeNull()
  expect(quietSignOf(null, 9, 5)).toEqual({ kind: 'quiet', until: 9 })
  expect(quietSignOf(7, 9, 5)).toEqual({ kind: 'do_not_disturb', until: 7 })
  expect(quietSignOf(7, null, 5)).toEqual({ kind: 'do_not_disturb', until: 7 })
  expect(quietSignOf(5, null, 5)).toBeNull()
})
