import { pino, type DestinationStream, type Logger } from 'pino'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Fields whose values are never logged, wherever they appear near the top of an entry. */
const secretFields = [
  'password',
  'passwordHash',
  'code',
  'email',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'secretKey',
]
const paths = [
  ...secretFields,
  ...secretFields.map((field) => `*.${field}`),
  ...secretFields.map((field) => `*.*.${field}`),
]

/** What secrets look like inside other text, such as an error message. All patterns run in linear time. */
const patterns: readonly [RegExp, string][] = [
  [/[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g, '[e-mail]'],
  [/\beyJ[A-Za-z0-9_-]{4,4096}\.[A-Za-z0-9_-]{4,4096}(?:\.[A-Za-z0-9_-]{0,512})?/g, '[token]'],
  [/(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])/g, '[token]'],
  [/\b[0-9A-Za-z]{5}(?:-[0-9A-Za-z]{5}){3}\b/g, '[code]'],
  [/(postgres(?:ql)?:\/\/[^:@/\s"]{0,200}:)[^@\s"]{1,200}@/g, '$1[password]@'],
]

/**
 * A log line with everything removed that looks like an address, a token, an invitation code or a password in a URL.
 */
export const scrub = (line: string): string =>
  patterns.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line)

/**
 * The server's log: JSON lines, with passwords, tokens, cookies, codes and e-mail addresses removed.
 *
 * This happens twice: known fields by name, then each finished line by what secrets look like. Errors are reduced to
 * type, message, code and stack, because a database error carries the values of its row.
 */
export const createLog = (level: LogLevel, destination: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      base: null,
      redact: { paths, censor: '[removed]' },
      serializers: { err: describeError, error: describeError },
      hooks: { streamWrite: scrub },
    },
    destination,
  )

const describeError = (error: unknown, depth = 0): unknown => {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { errorCode: code } : {}),
    stack: error.stack,
    ...(error.cause === undefined || depth > 4 ? {} : { cause: describeError(error.cause, depth + 1) }),
  }
}
