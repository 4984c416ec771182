import { expect, it } from 'vitest'
import { nextToAnswer } from '../../../../../renderer/features/shift/next-to-answer.ts'

it('goes on to the next one to answer, then to those that were left before it, and else stays', () => {
  const awaits = (item: string) => item === 'open'
  expect(nextToAnswer(['taken', 'declined', 'open'], 0, awaits)).toBe(2)
  expect(nextToAnswer(['open', 'taken', 'declined'], 1, awaits)).toBe(0)
  expect(nextToAnswer(['taken', 'open', 'open'], 1, awaits)).toBe(2)
  expect(nextToAnswer(['taken', 'declined'], 1, awaits)).toBe(1)
})
