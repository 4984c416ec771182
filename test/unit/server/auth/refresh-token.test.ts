import { expect, test } from 'vitest'
import {
  newSalt,
  parseRefreshToken,
  startFamily,
  successorOf,
} from '../../../../server/auth/refresh-token.ts'

test('the same token and salt give the same successor, anything else another', () => {
  const token = startFamily()
  const salt = newSalt()
  expect(successorOf(token, salt)).toEqual(successorOf(token, salt))
  const others = [
    token,
    startFamily(),
    successorOf(token, salt),
    successorOf(token, newSalt()),
    successorOf(startFamily(), salt),
  ]
  expect(new Set(others.map(({ text }) => text)).size).toBe(5)
})

test('all tokens of a family, and no others, have its id', () => {
  const first = startFamily()
  const later = successorOf(successorOf(first, newSalt()), newSalt())
  expect(later.family).toBe(first.family)
  expect(startFamily().family).not.toBe(first.family)
  expect(first.family).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
})

test('reads what it wrote', () => {
  const token = startFamily()
  expect(token.text).toMatch(/^[A-Za-z0-9_-]{64}$/)
  expect(parseRefreshToken(token.text)).toEqual(token)
  expect(token.hash).toHaveLength(32)
})

test.each(['', 'x', 'A'.repeat(63), 'A'.repeat(65), `${'A'.repeat(63)}=`, `${'A'.repeat(63)}\n`])(
  '%j was never a token',
  (text) => {
    expect(parseRefreshToken(text)).toBeNull()
  },
)
