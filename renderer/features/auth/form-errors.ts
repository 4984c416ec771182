import { Email, NewPassword } from '../../../core/protocol/auth.ts'
import { AccountName } from '../../../core/domain/account.ts'
import { PersonName } from '../../../core/domain/person.ts'
import type { Problem } from '../../../core/domain/problem.ts'

export type AuthField = 'accountName' | 'name' | 'email' | 'password' | 'code'
/** A sentence for each field that is wrong, and one for what belongs to none. */
export type AuthErrors = Partial<Record<AuthField | 'form', string>>

const checks: Record<AuthField, (text: string) => string | null> = {
  accountName: (text) =>
    AccountName.safeParse(text).success
      ? null
      : text.trim() === ''
        ? 'Give the workspace a name, for example that of your company.'
        : 'Use at most 80 characters.',
  name: (text) =>
    PersonName.safeParse(text).success
      ? null
      : text.trim() === ''
        ? 'Type your name, as your colleagues know it.'
        : 'Use at most 80 characters.',
  email: (text) =>
    Email.safeParse(text.trim()).success
      ? null
      : text.trim() === ''
        ? 'Enter your email address.'
        : 'Enter a valid email address.',
  password: (text) =>
    NewPassword.safeParse(text).success
      ? null
      : text.length > 200
        ? 'Use at most 200 characters.'
        : 'Use at least 10 characters.',
  code: (text) => (text.trim() === '' ? 'Paste the invitation’s code or its link.' : null),
}

/**
 * Looks at what was typed before anything is sent. Empty when all is well.
 *
 * Signing in takes any password that is there: rules for new ones may be younger than an account.
 */
export const checkForm = (
  form: Partial<Record<AuthField, string>>,
  { newPassword }: { newPassword: boolean },
): AuthErrors => {
  const errors: AuthErrors = {}
  for (const [field, text] of Object.entries(form) as [AuthField, string][]) {
    const error =
      field === 'password' && !newPassword
        ? text === ''
          ? 'Type your password.'
          : null
        : checks[field](text)
    if (error !== null) errors[field] = error
  }
  return errors
}

/** Puts the server's answer beside the field that it is about. */
export const errorsFrom = ({ kind, message }: Problem): AuthErrors => {
  switch (kind) {
    case 'weak_password':
      return { password: message }
    case 'email_taken':
      return { email: message }
    case 'invitation_invalid':
    case 'invitation_expired':
    case 'invitation_used':
      return { code: message }
    default:
      return { form: message }
  }
}

/** The code out of what was pasted: the code itself, or a link that ends in `/join/<code>`. */
export const codeFrom = (pasted: string): string => {
  const text = pasted.trim()
  const inLink = /\/join\/([^/?#\s]+)/.exec(text)?.[1]
  if (inLink === undefined) return text
  try {
    return decodeURIComponent(inLink)
  } catch {
    return inLink
  }
}
