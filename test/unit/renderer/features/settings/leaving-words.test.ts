import { expect, test } from 'vitest'
import { leavingWords } from '../../../../../renderer/features/settings/leaving-words.ts'

test('deactivating someone says what stays behind', () => {
  expect(leavingWords('Ben', 2, 1)).toMatch(/^Ben holds 2 sessions and 1 escalation is addressed to them\. /)
  expect(leavingWords('Ben', 1, 0)).toMatch(/^Ben holds 1 session\. /)
  expect(leavingWords('Ben', 0, 2)).toMatch(/^2 escalations are addressed to Ben\. /)
  expect(leavingWords('Ben', 0, 0)).toMatch(/holds no session/)
})
