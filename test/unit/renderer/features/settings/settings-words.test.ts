import { expect, test } from 'vitest'
import { peopleWords, signOutWords } from '../../../../../renderer/features/settings/settings.words.ts'

test('deactivating someone says what they leave behind', () => {
  const { leaving } = peopleWords
  expect(leaving('Ben', 2, 1)).toMatch(
    /^Ben owns 2 open sessions, and 1 escalation is directed to them\. Any engineer/,
  )
  expect(leaving('Ben', 1, 0)).toMatch(/^Ben owns 1 open session\. /)
  expect(leaving('Ben', 0, 2)).toMatch(/^2 escalations are directed to Ben\. /)
  expect(leaving('Ben', 0, 0)).toBe('Ben owns no open sessions, and no escalations are waiting for them.')
})

test('signing out says what is not sent yet, and what was rejected', () => {
  const { left } = signOutWords
  expect(left(1, 0, 0)).toBe('1 action not sent yet.')
  expect(left(3, 1, 2)).toBe('3 actions and 1 file not sent yet, 2 rejected actions not reviewed.')
  expect(left(0, 0, 1)).toBe('1 rejected action not reviewed.')
})
