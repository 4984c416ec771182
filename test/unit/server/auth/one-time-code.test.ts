import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashCode, isCode, newCode } from '../../../../server/auth/one-time-code.ts'

test('has 100 random bits in letters that cannot be mistaken', () => {
  const codes = Array.from({ length: 500 }, newCode)
  expect(new Set(codes).size).toBe(500)
  const letters = new Set(codes.join('').replaceAll('-', ''))
  expect([...letters].toSorted().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
  for (const code of codes) expect(code).toMatch(/^\w{5}-\w{5}-\w{5}-\w{5}$/)
})

test('is the same however it is typed', () => {
  const cases = fc.array(fc.boolean(), { minLength: 23, maxLength: 23 })
  fc.assert(
    fc.property(cases, fc.constantFrom('-', '', ' ', ' - '), fc.boolean(), (lower, between, link) => {
      const code = newCode()
      const typed = code
        .split('')
        .map((letter, n) => (lower[n] ? letter.toLowerCase() : letter))
        .join('')
      const written = `${link ? 'https://baton.example.com/#/join/' : ''}${typed.replaceAll('-', between)}`
      expect(hashCode('invitation', written)).toEqual(hashCode('invitation', code))
    }),
  )
})

test('takes I and L for 1 and O for 0, and nothing else for anything', () => {
  expect(hashCode('invitation', 'ILO00-00000-00000-00000')).toEqual(
    hashCode('invitation', '11000-00000-00000-00000'),
  )
  expect(hashCode('invitation', 'U0000-00000-00000-00000')).not.toEqual(
    hashCode('invitation', 'V0000-00000-00000-00000'),
  )
})

test('a code of one kind is never one of another', () => {
  const code = newCode()
  expect(isCode('setup', code.toLowerCase(), code)).toBe(true)
  expect(isCode('setup', newCode(), code)).toBe(false)
  expect(hashCode('setup', code)).not.toEqual(hashCode('invitation', code))
  expect(hashCode('password reset', code)).not.toEqual(hashCode('invitation', code))
})
