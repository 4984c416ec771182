import { expect, test } from 'vitest'
import { englishOf } from '../../../../renderer/state/clock-choice.ts'

test.each([
  [['en-US', 'en'], 'en-US'],
  [['de-DE', 'en-AU'], 'en-AU'],
  [['de-DE'], 'en-GB'],
  [[], 'en-GB'],
])('the English of %j is %s', (languages, expected) => {
  expect(englishOf(languages)).toBe(expected)
})
