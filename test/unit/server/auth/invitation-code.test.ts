import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashInvitationCode, newInvitationCode } from '../../../../server/auth/invitation-code.ts'

test('has 100 random bits in letters that cannot be mistaken', () => {
  const codes = Array.from({ length: 500 }, newInvitationCode)
  expect(new Set(codes).size).toBe(500)
  const letters = new Set(codes.join('').replaceAll('-', ''))
  expect([...letters].toSorted().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
  for (const code of codes) expect(code).toMatch(/^\w{5}-\w{5}-\w{5}-\w{5}$/)
})

test('is the same however it is typed', () => {
  const cases = fc.array(fc.boolean(), { minLength: 23, maxLength: 23 })
  fc.assert(
    fc.property(cases, fc.constantFrom('-', '', ' ', ' - '), fc.boolean(), (lower, between, link) => {
      const code = newInvitationCode()
      const typed = code
        .split('')
        .map((letter, n) => (lower[n] ? letter.toLowerCase() : letter))
        .join('')
      const written = `${link ? 'https://baton.example.com/#/join/' : ''}${typed.replaceAll('-', between)}`
      expect(hashInvitationCode(written)).toEqual(hashInvitationCode(code))
    }),
  )
})

test('takes I and L for 1 and O for 0, and nothing else for anything', () => {
  expect(hashInvitationCode('ILO00-00000-00000-00000')).toEqual(hashInvitationCode('11000-00000-00000-00000'))
  expect(hashInvitationCode('U0000-00000-00000-00000')).not.toEqual(
    hashInvitationCode('V0000-00000-00000-00000'),
  )
})
