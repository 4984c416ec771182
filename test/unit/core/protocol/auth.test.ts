import { describe, expect, it } from 'vitest'
import { authRequests, Email, NewPassword } from '../../../../core/protocol/auth.ts'

describe('what people type on the way in', () => {
  it('addresses are compared in lower case', () => {
    expect(Email.parse('Ann.Lee@Acme.Example')).toBe('ann.lee@acme.example')
    for (const bad of [
      '',
      'ann',
      'ann@',
      '@acme.example',
      'a b@acme.example',
      'ann@acme.example\0',
      `${'x'.repeat(250)}@a.example`,
    ]) {
      expect(Email.safeParse(bad).success).toBe(false)
    }
  })

  it('passwords have at least ten characters and are taken as they are', () => {
    expect(NewPassword.parse(' pass word ')).toBe(' pass word ')
    expect(NewPassword.safeParse('123456789').error?.issues[0]?.message).toBe('Use at least 10 characters.')
    expect(NewPassword.safeParse('x'.repeat(201)).success).toBe(false)
  })

  it('names are trimmed, never empty and can be stored', () => {
    const setup = { accountName: ' Acme\0 ', name: '\ud800Ann', email: 'a@b.example', password: '1234567890' }
    expect(authRequests.setup.parse(setup)).toMatchObject({
      accountName: 'Acme',
      name: '\uFFFDAnn',
      transport: 'body',
    })
    expect(authRequests.setup.safeParse({ ...setup, name: ' \0 ' }).success).toBe(false)
  })

  it('invitations last an hour to thirty days, three by default', () => {
    expect(authRequests.invitations.parse({ role: 'engineer' })).toEqual({
      role: 'engineer',
      teamId: null,
      hours: 72,
    })
    for (const over of [{ hours: 0 }, { hours: 721 }, { role: 'king' }, { email: 'x' }]) {
      expect(authRequests.invitations.safeParse({ role: 'engineer', ...over }).success).toBe(false)
    }
  })
})
