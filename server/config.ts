import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { megabyte } from '../core/domain/text/byte-size.ts'
import { day } from '../core/domain/time/durations.ts'
import { fail, succeed, type Result } from '../core/domain/document/problem.ts'
import { type LogLevel, logLevels } from './http/log.ts'
import type { HttpSettings } from './http/settings.ts'
import { isAllowedAddress } from './outgoing/outgoing-network.ts'
import { type AiConfig, aiConfigOf, aiEnvironment } from './enrichment/ai-config.ts'
import { mailFrom, type MailSettings } from './notify/email/mail-settings.ts'
import type { Quotas } from './quotas/quotas.ts'

/** The server's settings. Null means "not set". */
export type Config = HttpSettings & {
  /** Null: the server runs its own PostgreSQL in the data folder. */
  databaseUrl: string | null
  /** Absolute. */
  dataDir: string
  /** Null: a file in the data folder holds it (`readSecretKey`). */
  secretKey: Buffer | null
  allowNewWorkspaces: boolean
  logLevel: LogLevel
  /** Networks, besides the internet, in which ticket systems may be. */
  ticketSystemNetworks: string[]
  /** Where mail is sent by and whom it comes from; null if this server sends none. */
  mail: MailSettings | null
  /** Networks, besides the internet, in which webhooks and other destinations may be. */
  hookNetworks: string[]
  /** What hears from every proof that everyone is told; null for nothing. */
  heartbeatUrl: string | null
  ai: AiConfig
  quotas: Quotas
}

const hostName = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/
const proxyNames = ['loopback', 'linklocal', 'uniquelocal']

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The origin, if an http or https address is nothing but an origin; otherwise null. */
const originOf = (text: string): string | null => {
  if (!URL.canParse(text)) return null
  const { protocol, origin, pathname, search, hash, username, password } = new URL(text)
  const bare = pathname === '/' && `${search}${hash}${username}${password}` === '' && !/[?#]$/.test(text)
  return bare && (protocol === 'http:' || protocol === 'https:') ? origin : null
}

const isNetwork = (text: string): boolean => {
  if (proxyNames.includes(text)) return true
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Decodes a key of at least 32 bytes from hex, base64 or base64url; null if it is none of these. */
const decodeKey = (text: string): Buffer | null => {
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(text)
  if (!isHex && !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null
  const key = Buffer.from(text, isHex ? 'hex' : 'base64')
  return key.length >= 32 ? key : null
}

const yesOrNo = (name: string) =>
  z
    .enum(['true', 'false', '1', '0'], `${name} must be true or false.`)
    .transform((text) => text === 'true' || text === '1')
    .default(false)

/** A limit as a whole number; 0 means unlimited. */
const limit = (name: string, otherwise: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text), `${name} must be a whole number; 0 for no limit.`)
    .transform((text) => (Number(text) === 0 ? Infinity : Number(text)))
    .default(otherwise)

const environment = z.object({
  HOST: z
    .string()
    .refine(
      (text) => isIP(text) !== 0 || hostName.test(text),
      'HOST must be an address or a host name, such as 127.0.0.1.',
    )
    .default('127.0.0.1'),
  PORT: z
    .string()
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535,
      'PORT must be a number from 0 to 65535.',
    )
    .transform(Number)
    .default(4280),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text),
      'DATABASE_URL must be the address of a PostgreSQL database: postgres://user:password@host:5432/name.',
    )
    .optional(),
  BATON_DATA_DIR: z
    .string()
    .refine((text) => !text.includes('\0'), 'BATON_DATA_DIR must be the path of a folder.')
    .default('.data'),
  BATON_SECRET_KEY: z
    .string()
    .transform((text, context) => {
      const key = decodeKey(text)
      if (key !== null) return key
      context.addIssue({
        code: 'custom',
        message:
          'BATON_SECRET_KEY must be 32 bytes or more in hex or base64: `openssl rand -hex 32` makes one.',
      })
      return z.NEVER
    })
    .optional(),
  PUBLIC_URL: z
    .string()
    .transform((text, context) => {
      const origin = originOf(text)
      if (origin !== null) return origin
      context.addIssue({
        code: 'custom',
        message:
          'PUBLIC_URL must be the address that people open, without a path: https://baton.example.com.',
      })
      return z.NEVER
    })
    .optional(),
  ALLOWED_HOSTS: z
    .string()
    .transform(list)
    .refine(
      (names) => names.every((name) => hostName.test(name)),
      'ALLOWED_HOSTS must be host names without a port, separated by commas: baton.lan, desk.example.com.',
    )
    .default([]),
  BATON_ALLOW_HTTP: yesOrNo('BATON_ALLOW_HTTP'),
  BATON_ALLOW_ROOT: yesOrNo('BATON_ALLOW_ROOT'),
  BATON_ALLOW_NEW_WORKSPACES: yesOrNo('BATON_ALLOW_NEW_WORKSPACES'),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`).default('info'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'METRICS_TOKEN must be 16 characters or more, without spaces.')
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform(list)
    .refine(
      (parts) => parts.every(isNetwork),
      'TRUSTED_PROXIES must be addresses or networks, separated by commas: 10.0.0.2, 172.16.0.0/12, loopback.',
    )
    .default(['loopback']),
  BATON_TICKET_SYSTEM_NETWORKS: z
    .string()
    .transform(list)
    .refine(
      (parts) => parts.every(isNetwork),
      'BATON_TICKET_SYSTEM_NETWORKS must be addresses or networks, separated by commas: 10.1.2.3, 192.168.0.0/16, loopback.',
    )
    .default([]),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text, context) => {
      const origins = list(text).map(originOf)
      if (origins.every((origin) => origin !== null)) return origins
      context.addIssue({
        code: 'custom',
        message:
          'ALLOWED_ORIGINS must be web addresses without a path, separated by commas: https://desk.example.com.',
      })
      return z.NEVER
    })
    .default([]),
  SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:\/\/[^/]/.test(text) && URL.canParse(text),
      'SMTP_URL must be the address of a mail server: smtps://user:password@mail.example.com.',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (text) => mailFrom(text) !== null,
      'MAIL_FROM must be an email address, with or without a name: Baton <baton@example.com>.',
    )
    .optional(),
  BATON_HOOK_NETWORKS: z
    .string()
    .transform(list)
    .refine(
      (parts) => parts.every(isNetwork),
      'BATON_HOOK_NETWORKS must be addresses or networks, separated by commas: 10.1.2.3, 192.168.0.0/16, loopback.',
    )
    .default([]),
  BATON_HEARTBEAT_URL: z
    .string()
    .refine(
      (text) => URL.canParse(text) && isAllowedAddress(new URL(text)),
      'BATON_HEARTBEAT_URL must be the https address that your monitor gave you.',
    )
    .optional(),
  BATON_PERSON_HOURLY_ACTIONS: limit('BATON_PERSON_HOURLY_ACTIONS', 10_000),
  BATON_PERSON_HOURLY_MB: limit('BATON_PERSON_HOURLY_MB', 100),
  BATON_WORKSPACE_DAILY_ACTIONS: limit('BATON_WORKSPACE_DAILY_ACTIONS', 500_000),
  BATON_WORKSPACE_DAILY_MB: limit('BATON_WORKSPACE_DAILY_MB', 5 * 1024),
  BATON_WORKSPACE_FILES_MB: limit('BATON_WORKSPACE_FILES_MB', 20 * 1024),
  BATON_PERSON_DAILY_FILES_MB: limit('BATON_PERSON_DAILY_FILES_MB', 2 * 1024),
  BATON_UNUSED_FILE_DAYS: limit('BATON_UNUSED_FILE_DAYS', 30),
  ...aiEnvironment,
})

/**
 * Reads the environment.
 *
 * An empty variable counts as not set. Each invalid variable gets one error sentence. Values are never repeated in it,
 * because some are secret.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Result<Config> => {
  const names = Object.keys(environment.shape)
  const given = Object.fromEntries(names.map((name) => [name, env[name]?.trim() || undefined]))
  const parsed = environment.safeParse(given)
  if (!parsed.success) return fail('bad_request', parsed.error.issues.map((issue) => issue.message).join(' '))
  const set = parsed.data
  const from = mailFrom(set.MAIL_FROM ?? decodeURIComponent(new URL(set.SMTP_URL ?? 'smtp://x').username))
  if (set.SMTP_URL !== undefined && from === null)
    return fail(
      'bad_request',
      'MAIL_FROM is missing: set it to the address that Baton’s mail comes from, such as Baton <baton@example.com>.',
    )
  return succeed({
    host: set.HOST,
    port: set.PORT,
    databaseUrl: set.DATABASE_URL ?? null,
    dataDir: path.resolve(set.BATON_DATA_DIR),
    secretKey: set.BATON_SECRET_KEY ?? null,
    publicUrl: set.PUBLIC_URL ?? null,
    allowedHosts: set.ALLOWED_HOSTS,
    allowHttp: set.BATON_ALLOW_HTTP,
    allowRoot: set.BATON_ALLOW_ROOT,
    allowNewWorkspaces: set.BATON_ALLOW_NEW_WORKSPACES,
    logLevel: set.LOG_LEVEL,
    metricsToken: set.METRICS_TOKEN ?? null,
    trustedProxies: set.TRUSTED_PROXIES,
    ticketSystemNetworks: set.BATON_TICKET_SYSTEM_NETWORKS,
    allowedOrigins: set.ALLOWED_ORIGINS,
    mail: set.SMTP_URL === undefined || from === null ? null : { url: set.SMTP_URL, from },
    hookNetworks: set.BATON_HOOK_NETWORKS,
    heartbeatUrl: set.BATON_HEARTBEAT_URL ?? null,
    ai: aiConfigOf(set),
    quotas: {
      personHourlyActions: set.BATON_PERSON_HOURLY_ACTIONS,
      personHourlyBytes: set.BATON_PERSON_HOURLY_MB * megabyte,
      workspaceDailyActions: set.BATON_WORKSPACE_DAILY_ACTIONS,
      workspaceDailyBytes: set.BATON_WORKSPACE_DAILY_MB * megabyte,
      workspaceFileBytes: set.BATON_WORKSPACE_FILES_MB * megabyte,
      personDailyFileBytes: set.BATON_PERSON_DAILY_FILES_MB * megabyte,
      unusedFileMs: set.BATON_UNUSED_FILE_DAYS * day,
    },
  })
}

/**
 * The key that signs access tokens and seals credentials.
 *
 * Comes from `BATON_SECRET_KEY`, or else from `secret.key` in the data folder, which is created on first start with
 * mode 0600. Two servers that start at once end up with the same key. An unusable file is never replaced, because
 * anything sealed with it could no longer be opened.
 */
export const readSecretKey = async (
  config: Pick<Config, 'secretKey' | 'dataDir'>,
): Promise<Result<Buffer>> => {
  if (config.secretKey !== null) return succeed(config.secretKey)
  const file = path.join(config.dataDir, 'secret.key')
  try {
    await createOnce(file)
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0) {
      return fail(
        'forbidden',
        `Others can read the secret key in ${file}. Run \`chmod 600 ${file}\`, or set BATON_SECRET_KEY.`,
      )
    }
    const key = decodeKey((await readFile(file, 'utf8')).trim())
    if (key !== null) return succeed(key)
    return fail(
      'bad_request',
      `${file} doesn’t contain a secret key. Restore it from a backup, or set BATON_SECRET_KEY. ` +
        'If you delete it, everyone has to sign in again, and stored credentials have to be entered again.',
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      'internal',
      `The secret key in ${file} couldn’t be read or created (${reason}). Set BATON_SECRET_KEY, or let the server write there.`,
    )
  }
}

/** Creates the file atomically, and leaves an existing one alone. */
const createOnce = async (file: string): Promise<void> => {
  if (await stat(file).then(() => true, isMissing)) return
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const half = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(half, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    await link(half, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(half, { force: true })
  }
}

const isMissing = (error: NodeJS.ErrnoException): false => {
  if (error.code === 'ENOENT') return false
  throw error
}
