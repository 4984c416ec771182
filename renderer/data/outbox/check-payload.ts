import { succeed, type Result } from '../../../core/domain/document/problem.ts'
import { fail } from '../../language/problems.ts'
import { maxIntentBytes } from '../../../core/intents/intent.ts'
import { definitionOf, type IntentType } from '../../../core/intents/registry.ts'
import { numberText, sizeText } from '../../language/numbers.ts'

const encoder = new TextEncoder()
/** Size of a value as JSON, in bytes. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length

/** Fails with `too_large` if it doesn't fit into a message. */
export const checkSize = (value: unknown): Result<void> => {
  const bytes = jsonBytes(value)
  if (bytes <= maxIntentBytes) return succeed(undefined)
  return fail(
    'too_large',
    `This is ${sizeText(bytes)}, and you can send ${sizeText(maxIntentBytes)} at most. Shorten it, or attach the rest as a file.`,
  )
}

/** Parses the payload with its type's schema, or says why that fails. */
export const checkPayload = (
  type: IntentType,
  payload: unknown,
): Result<{ version: number; payload: Record<string, unknown> }> => {
  const definition = definitionOf(type)
  if (definition === null)
    return fail('unsupported_intent', 'This version of Baton can’t do that. Update Baton, then try again.')
  const size = checkSize(payload)
  if (!size.ok) return size
  const parsed = definition.payload.safeParse(payload)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    if (issue?.code === 'too_big') {
      const limit = numberText(Number(issue.maximum))
      return fail(
        'too_large',
        issue.origin === 'string'
          ? `This text is too long. The limit is ${limit} characters. Shorten it and try again.`
          : `That’s over the limit of ${limit}. Cut it down and try again.`,
      )
    }
    return fail(
      'bad_request',
      `Something is missing or invalid (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}). Check it and try again.`,
    )
  }
  return succeed({
    version: definition.version,
    payload: JSON.parse(JSON.stringify(parsed.data)) as Record<string, unknown>,
  })
}
