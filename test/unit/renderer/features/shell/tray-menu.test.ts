import { expect, test } from 'vitest'
import { quietUntil } from '../../../../../renderer/features/shell/tray-menu.tsx'

const at = (text: string) => new Date(text).getTime()

test('the tray silences for an hour, until the next morning, or no longer', () => {
  const now = at('2026-11-30T17:20:00')
  expect(quietUntil('quiet-hour', now)).toBe(at('2026-11-30T18:20:00'))
  expect(quietUntil('quiet-tomorrow', now)).toBe(at('2026-12-01T08:00:00'))
  // After midnight, tomorrow is the day after.
  expect(quietUntil('quiet-tomorrow', at('2026-12-01T00:30:00'))).toBe(at('2026-12-02T08:00:00'))
  expect(quietUntil('quiet-off', now)).toBeNull()
})
