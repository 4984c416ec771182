import { expect, test } from 'vitest'
import { createRejectionMeter } from '../../../../server/deciding/rejection-meter.ts'

const ann = { accountId: 'acme', personId: 'ann' }
const take = (meter: ReturnType<typeof createRejectionMeter>, person = ann): number => {
  let taken = 0
  while (taken < 5000 && meter.take(person)) taken += 1
  return taken
}

test('five hundred at once, then two a second, for each person apart', () => {
  let now = 1_000_000
  const meter = createRejectionMeter(() => now)
  expect(take(meter)).toBe(500)
  expect(meter.spentUntil(ann)).toBe(now + 500)
  expect(meter.take({ accountId: 'other', personId: 'ann' })).toBe(true)
  now += 60_000
  expect(meter.spentUntil(ann)).toBeNull()
  expect(take(meter)).toBe(120)
  now += 86_400_000
  expect(take(meter)).toBe(500)
})

test('a clock that is set back takes nothing away', () => {
  let now = 1_000_000
  const meter = createRejectionMeter(() => now)
  take(meter)
  now -= 500_000
  expect(meter.take(ann)).toBe(false)
  expect(meter.spentUntil(ann)).toBe(now + 500)
})
