import { expect, test } from 'vitest'
import { dueWords, isOverdue } from '../../../../../core/domain/duty/due.ts'
import { hour, minute, nine } from '../../../../support/samples/make.ts'

test.each([
  [2 * hour, 'due in 2 h'],
  [2 * hour - minute, 'due in 2 h'],
  [90 * minute, 'due in 90 min'],
  [20 * minute, 'due in 20 min'],
  [59_000, 'due now'],
  [0, 'due now'],
  [-59_000, 'due now'],
  [-20 * minute, 'overdue 20 min'],
  [-5 * hour, 'overdue 5 h'],
  [35 * hour, 'due in 35 h'],
  [72 * hour, 'due in 3 d'],
])('%d ms away: %s', (left, words) => {
  expect(dueWords(nine + left, nine)).toBe(words)
})

test('it is overdue from the moment after', () => {
  expect(isOverdue(nine, nine)).toBe(false)
  expect(isOverdue(nine, nine + 1)).toBe(true)
})
