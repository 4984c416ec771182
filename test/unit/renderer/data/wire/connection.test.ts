import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoff, waitBefore } from '../../../../../renderer/data/wire/backoff.ts'

test('waits grow from 0.3 s to 10 s, at least half of them sure', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const wait = waitBefore(attempt, chance)
      expect(wait).toBeGreaterThanOrEqual(backoff.first / 2)
      expect(wait).toBeLessThanOrEqual(backoff.most)
      expect(waitBefore(attempt + 1, chance)).toBeGreaterThanOrEqual(wait)
    }),
  )
  expect(waitBefore(0, 1)).toBe(300)
  expect(waitBefore(20, 1)).toBe(10_000)
})
