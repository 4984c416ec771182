import { describe, expect, it } from 'vitest'
import { problem } from '../../../../../core/domain/document/problem.ts'
import {
  checkForm,
  codeFrom,
  errorsFrom,
  foreignServer,
} from '../../../../../renderer/features/auth/form-errors.ts'

const whole = {
  accountName: 'Contoso IT',
  name: 'Ana',
  email: 'ana@contoso.example',
  password: 'four words are fine',
}

describe('checkForm', () => {
  it('lets a whole form through', () => {
    expect(checkForm(whole, { newPassword: true })).toEqual({})
    expect(checkForm({ ...whole, email: '  Ana@Contoso.example ' }, { newPassword: true })).toEqual({})
  })

  it('says what is wrong beside each field', () => {
    const errors = checkForm(
      { accountName: ' ', name: 'n'.repeat(81), email: 'ana', password: 'short' },
      { newPassword: true },
    )
    expect(errors).toEqual({
      accountName: 'Give the workspace a name, such as your company’s.',
      name: 'Use 80 characters or fewer.',
      email: 'Enter a valid email address.',
      password: 'Use at least 10 characters.',
    })
  })

  it('takes any password on signing in, except none', () => {
    expect(checkForm({ email: whole.email, password: 'old' }, { newPassword: false })).toEqual({})
    expect(checkForm({ email: whole.email, password: '' }, { newPassword: false })).toEqual({
      password: 'Enter your password.',
    })
  })
})

describe('errorsFrom', () => {
  it('puts an answer beside its field, else above the form', () => {
    expect(errorsFrom(problem('email_taken', 'Someone has it.'))).toEqual({ email: 'Someone has it.' })
    expect(errorsFrom(problem('invitation_other_email', 'Not you.'))).toEqual({ email: 'Not you.' })
    expect(errorsFrom(problem('invitation_expired', 'Too late.'))).toEqual({ code: 'Too late.' })
    expect(errorsFrom(problem('weak_password', 'Longer.'))).toEqual({ password: 'Longer.' })
    expect(errorsFrom(problem('wrong_credentials', 'Wrong.'))).toEqual({ form: 'Wrong.' })
    expect(errorsFrom(problem('offline', 'No network.'))).toEqual({ form: 'No network.' })
  })
})

describe('foreignServer', () => {
  it('tells a link of another server from one of this, and from a code', () => {
    const servers = ['https://baton.example', 'app://baton']
    expect(foreignServer('https://baton.example/#/join/K7QF', servers)).toBeNull()
    expect(foreignServer(' http://10.0.0.5:4180/#/join/K7QF ', servers)).toBe('http://10.0.0.5:4180')
    expect(foreignServer('baton://join/K7QF', servers)).toBeNull()
    expect(foreignServer('K7QF-2MXD', servers)).toBeNull()
  })
})

describe('codeFrom', () => {
  it('takes the code or a link that holds it', () => {
    expect(codeFrom(' K7QF-2MXD ')).toBe('K7QF-2MXD')
    expect(codeFrom('https://baton.example/#/join/K7QF-2MXD')).toBe('K7QF-2MXD')
    expect(codeFrom('https://baton.example/join/K7%2BF?x=1')).toBe('K7+F')
    expect(codeFrom('https://baton.example/join/%E0%A4%A')).toBe('%E0%A4%A')
  })
})
