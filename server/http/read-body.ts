import type { z } from 'zod'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'

/** What to say about an invalid field. */
const sentences: Readonly<Record<string, string>> = {
  accountName: 'The workspace needs a name of 1 to 80 characters.',
  name: 'Enter your name: 1 to 80 characters.',
  email: 'Enter a valid email address.',
  password: 'Enter your password.',
  currentPassword: 'Enter your current password.',
  code: 'Enter the code.',
  personId: 'The person must be given by their id.',
  id: 'The id is not well formed.',
  role: 'The role must be viewer, engineer, admin or owner.',
  teamId: 'The team must be an id.',
  hours: 'An invitation must be valid for 1 to 720 whole hours.',
  everywhere: '`everywhere` must be true or false.',
  transport: '`transport` must be body or cookie.',
  deviceId: 'The device id is malformed.',
  refreshToken: 'The refresh token is malformed.',
  attempts: '`attempts` must be ids, 200 at most.',
}

/**
 * Parses a request's body; a missing one counts as empty.
 *
 * Reports the first invalid field in a sentence. `newPassword` means a password is being chosen, so an invalid one is
 * `weak_password` instead of `bad_request`.
 */
export const readBody = <S extends z.ZodObject>(
  schema: S,
  body: unknown,
  options: { newPassword?: boolean } = {},
): Result<z.output<S>> => {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return succeed(parsed.data)
  const issue = parsed.error.issues[0]
  const field = String(issue?.path[0] ?? '')
  if (field === 'password' && options.newPassword) {
    return fail(
      'weak_password',
      issue?.code === 'too_big' ? 'Use 200 characters or fewer.' : 'Use at least 10 characters.',
    )
  }
  return fail('bad_request', sentences[field] ?? 'The request is malformed: send a JSON object.')
}
