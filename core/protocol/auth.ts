import { z } from 'zod'
import { AccountName } from '../domain/account/account.ts'
import { Id } from '../domain/document/id.ts'
import { PersonName, Role } from '../domain/people/person.ts'
import { Problem } from '../domain/document/problem.ts'

/** Email addresses are compared in lowercase. */
export const Email = z.email('Enter a valid email address.').max(254).toLowerCase()
/** At least 10 characters; long passwords are welcome. */
export const NewPassword = z.string().min(10, 'Use at least 10 characters.').max(200)

/**
 * Where the refresh token is kept: `cookie` (web: HttpOnly, so the page never sees it) or `body` (desktop: stored in
 * the system keychain).
 */
export const TokenTransport = z.enum(['body', 'cookie']).default('body')

/** How many refreshes a client names: a day of them, at one every eight minutes, and some. */
export const refreshNames = 200

const device = { deviceId: Id.optional(), transport: TokenTransport }

/** Bodies of `POST /auth/*`. */
export const authRequests = {
  setup: z.object({
    /** The setup code; needed for the first workspace of a server. */
    code: z.string().trim().max(200).optional(),
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
     * Names for this attempt and those of the last day, newest first, chosen and stored by the client before it asks.
     * They let it come back with a token whose successors got lost on the way or when the app was killed.
     */
    attempts: z.array(Id).min(1).max(refreshNames).optional(),
  }),
  signOut: z.object({
    refreshToken: z.string().min(1).max(400).optional(),
    everywhere: z.boolean().default(false),
  }),
  invitations: z.object({
    role: Role,
    teamId: Id.nullable().default(null),
    email: Email.optional(),
    /** Hours until it expires: from one hour to 30 days. */
    hours: z.int().min(1).max(720).default(72),
  }),
  accept: z.object({
    code: z.string().trim().min(1).max(200),
    name: PersonName,
    email: Email,
    password: NewPassword,
    ...device,
  }),
  lookAtInvitation: z.object({ code: z.string().trim().min(1).max(200) }),
  revokeInvitation: z.object({ id: Id }),
  /** Changing one's own password. */
  password: z.object({ currentPassword: z.string().min(1).max(200), password: NewPassword }),
  /** A link by which someone else sets a new password. */
  resets: z.object({ personId: Id }),
  lookAtReset: z.object({ code: z.string().trim().min(1).max(200) }),
  reset: z.object({ code: z.string().trim().min(1).max(200), password: NewPassword, ...device }),
  endDevice: z.object({ personId: Id, id: z.guid() }),
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

/**
 * The keys under which a device seals what a person leaves on it when they sign out: an ECDH key pair on P-256 that the
 * server keeps for that person. Base64; the public key as an uncompressed point, the private one as PKCS #8.
 */
export const SealKeys = z.object({ publicKey: z.base64().max(200), privateKey: z.base64().max(400) })
export type SealKeys = z.infer<typeof SealKeys>

/** The answer to setup, sign-in, accept and refresh. `accessToken` is valid for `expiresIn` seconds. */
export const SignedIn = z.object({
  identity: Identity,
  accessToken: z.string(),
  expiresIn: z.number(),
  /** Absent with transport `cookie`. */
  refreshToken: z.string().optional(),
  /** For whoever came in by a password or a code; never with a refresh. */
  seal: SealKeys.optional(),
})
export type SignedIn = z.infer<typeof SignedIn>

/** The answer to `POST /auth/invitations`. */
export const Invitation = z.object({ code: z.string(), link: z.string(), role: Role, expiresAt: z.number() })
export type Invitation = z.infer<typeof Invitation>

/**
 * The answer to `POST /auth/invitations/look`: what a code leads to, for its bearer. With an `email`, only that address may
 * use it. `expiresAt` in milliseconds.
 */
export const InvitationTarget = z.object({
  accountName: z.string(),
  inviterName: z.string(),
  role: Role,
  email: z.string().nullable(),
  expiresAt: z.number(),
})
export type InvitationTarget = z.infer<typeof InvitationTarget>

/** An invitation as admins see it in their list; the code itself is not kept. Times in milliseconds. */
export const SentInvitation = z.object({
  id: Id,
  role: Role,
  teamId: Id.nullable(),
  /** When set, only this address may use it. */
  email: z.string().nullable(),
  invitedBy: Id,
  createdAt: z.number(),
  expiresAt: z.number(),
  usedBy: Id.nullable(),
  usedAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
})
export type SentInvitation = z.infer<typeof SentInvitation>

/** The answer to `GET /auth/invitations`: what can still be used, and what was made in the last 30 days; newest first. */
export const SentInvitations = z.object({ invitations: z.array(SentInvitation) })

/** The answer to `POST /auth/resets`. */
export const ResetLink = z.object({ code: z.string(), link: z.string(), expiresAt: z.number() })
export type ResetLink = z.infer<typeof ResetLink>

/** The answer to `POST /auth/reset/look`: whose password a code resets. */
export const ResetTarget = z.object({
  name: z.string(),
  email: z.string(),
  accountName: z.string(),
  /** Who created the link; null for one from the server's command line. */
  createdByName: z.string().nullable(),
  expiresAt: z.number(),
})
export type ResetTarget = z.infer<typeof ResetTarget>

/** A device on which someone is signed in. `current` is the one that asks. Times in milliseconds. */
export const Device = z.object({
  id: z.guid(),
  name: z.string(),
  signedInAt: z.number(),
  /** To within ten minutes. */
  lastSeenAt: z.number(),
  current: z.boolean(),
})
export type Device = z.infer<typeof Device>

/** The answer to `GET /auth/devices?person=<id>`: the one that was seen last stands first. */
export const Devices = z.object({ devices: z.array(Device) })

/** The answer to `GET /auth/status`: whether the first workspace still has to be created. */
export const AuthStatus = z.object({ setupNeeded: z.boolean(), version: z.string(), protocol: z.number() })
export type AuthStatus = z.infer<typeof AuthStatus>

/** Every HTTP error. */
export const HttpError = z.object({ error: Problem })
