import { z } from 'zod'
import { AccountName } from '../domain/account.ts'
import { Id } from '../domain/id.ts'
import { PersonName, Role } from '../domain/person.ts'
import { Problem } from '../domain/problem.ts'

/** Addresses are compared in lower case. */
export const Email = z.email('That is not an e-mail address.').max(254).toLowerCase()
/** At least 10 characters; long ones are welcome. */
export const NewPassword = z.string().min(10, 'Use at least 10 characters.').max(200)

/**
 * Where the refresh token is kept: `cookie` (web: HttpOnly, the page never sees it) or `body` (desktop: it goes
 * into the system's keychain).
 */
export const TokenTransport = z.enum(['body', 'cookie']).default('body')

const device = { deviceId: Id.optional(), transport: TokenTransport }

/** Bodies of `POST /auth/*`. */
export const authRequests = {
  setup: z.object({
    accountName: AccountName,
    name: PersonName,
    email: Email,
    password: NewPassword,
    ...device,
  }),
  signIn: z.object({ email: Email, password: z.string().min(1).max(200), ...device }),
  refresh: z.object({
    refreshToken: z.string().min(1).max(400).optional(),
    transport: TokenTransport,
    /**
     * Names of this attempt and of the one before, chosen and kept by the client before it asks. With them an answer
     * that was lost, or that the device lost again when it was killed, can be asked for once more, however late.
     */
    attempts: z.array(Id).min(1).max(2).optional(),
  }),
  signOut: z.object({
    refreshToken: z.string().min(1).max(400).optional(),
    everywhere: z.boolean().default(false),
  }),
  invitations: z.object({
    role: Role,
    teamId: Id.nullable().default(null),
    email: Email.optional(),
    /** Hours until it expires: an hour to 30 days. */
    hours: z.int().min(1).max(720).default(72),
  }),
  accept: z.object({
    code: z.string().trim().min(1).max(200),
    name: PersonName,
    email: Email,
    password: NewPassword,
    ...device,
  }),
} as const

/** Who is signed in. */
export const Identity = z.object({
  accountId: Id,
  accountName: z.string(),
  personId: Id,
  name: z.string(),
  role: Role,
})
export type Identity = z.infer<typeof Identity>

/** Answer of setup, sign-in, accept and refresh. `accessToken` lives `expiresIn` seconds. */
export const SignedIn = z.object({
  identity: Identity,
  accessToken: z.string(),
  expiresIn: z.number(),
  /** Absent with transport `cookie`. */
  refreshToken: z.string().optional(),
})
export type SignedIn = z.infer<typeof SignedIn>

/** Answer of `POST /auth/invitations`. */
export const Invitation = z.object({ code: z.string(), link: z.string(), role: Role, expiresAt: z.number() })
export type Invitation = z.infer<typeof Invitation>

/** Answer of `GET /auth/status`: whether the first workspace is still to be created. */
export const AuthStatus = z.object({ setupNeeded: z.boolean(), version: z.string(), protocol: z.number() })
export type AuthStatus = z.infer<typeof AuthStatus>

/** Every error over HTTP. */
export const HttpError = z.object({ error: Problem })
