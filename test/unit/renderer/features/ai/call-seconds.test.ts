import { expect, test } from 'vitest'
import { secondsFrom } from '../../../../../renderer/features/ai/call-seconds.ts'

test.each([
  ['', null],
  ['  ', null],
  ['5', 5],
  [' 240 ', 240],
  ['4', undefined],
  ['241', undefined],
  ['1.5', undefined],
  ['-30', undefined],
  ['a minute', undefined],
])('%j is %j', (typed, seconds) => {
  expect(secondsFrom(typed)).toBe(seconds)
})
