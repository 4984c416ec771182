import { Email, NewPassword } from '../../../core/protocol/auth.ts'
import { AccountName } from '../../../core/domain/account/account.ts'
import { PersonName } from '../../../core/domain/people/person.ts'
import type { Problem } from '../../../core/domain/document/problem.ts'
import { authErrors } from './auth.words.ts'

export type AuthField = 'accountName' | 'name' | 'email' | 'password' | 'code' | 'setupCode'
/** A sentence for each field with an error, and one for errors that belong to no field. */
export type AuthErrors = Partial<Record<AuthField | 'form', string>>

const checks: Record<AuthField, (text: string) => string | null> = {
  accountName: (text) =>
    AccountName.safeParse(text).success
      ? null
      : text.trim() === ''
        ? authErrors.noWorkspace
        : authErrors.longName,
  name: (text) =>
    PersonName.safeParse(text).success ? null : text.trim() === '' ? authErrors.noName : authErrors.longName,
  email: (text) =>
    Email.safeParse(text.trim()).success
      ? null
      : text.trim() === ''
        ? authErrors.noEmail
        : authErrors.badEmail,
  password: (text) =>
    NewPassword.safeParse(text).success
      ? null
      : text.length > 200
        ? authErrors.longPassword
        : authErrors.shortPassword,
  code: (text) => (text.trim() === '' ? authErrors.noCode : null),
  // The server knows best, and says where to find it.
  setupCode: () => null,
}

/**
 * Checks the form before anything is sent. Empty if it is fine.
 *
 * Signing in accepts any password, because an account may be older than the rules for new ones.
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
          ? authErrors.noPassword
          : null
        : checks[field](text)
    if (error !== null) errors[field] = error
  }
  return errors
}

/** Puts the server's answer next to the field it is about. */
export const errorsFrom = ({ kind, message }: Problem): AuthErrors => {
  switch (kind) {
    case 'weak_password':
      return { password: message }
    case 'email_taken':
    case 'invitation_other_email':
      return { email: message }
    case 'setup_code_wrong':
      return { setupCode: message }
    case 'reset_invalid':
    case 'invitation_invalid':
    case 'invitation_expired':
    case 'invitation_used':
      return { code: message }
    default:
      return { form: message }
  }
}

/** The server that a pasted link belongs to, as an origin, if that isn't one of `servers`; null for a code alone. */
export const foreignServer = (pasted: string, servers: readonly string[]): string | null => {
  const text = pasted.trim()
  if (!URL.canParse(text)) return null
  const { origin, protocol } = new URL(text)
  const known = servers.filter((server) => URL.canParse(server)).map((server) => new URL(server).origin)
  return /^https?:$/.test(protocol) && !known.includes(origin) ? origin : null
}

/** The code from the pasted text: the code itself, or a link that ends in `/join/<code>` or `/reset/<code>`. */
export const codeFrom = (pasted: string): string => {
  const text = pasted.trim()
  const inLink = /\/(?:join|reset)\/([^/?#\s]+)/.exec(text)?.[1]
  if (inLink === undefined) return text
  try {
    return decodeURIComponent(inLink)
  } catch {
    return inLink
  }
}
