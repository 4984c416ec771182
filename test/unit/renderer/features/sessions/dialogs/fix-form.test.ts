import { expect, test } from 'vitest'
import { confidenceFrom } from '../../../../../../renderer/features/sessions/dialogs/fix-form.ts'

test.each([
  ['', null],
  [' 70 ', 70],
  ['70 %', 70],
  ['0', 0],
  ['101', 'wrong'],
  ['-1', 'wrong'],
  ['sure', 'wrong'],
] as const)('how sure, from %j', (typed, expected) => {
  expect(confidenceFrom(typed)).toBe(expected)
})
