import type { z } from 'zod'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'
import type {
  authRequests,
  Device,
  Identity,
  InvitationTarget,
  ResetTarget,
  SealKeys,
  SentInvitation,
} from '../../core/protocol/auth.ts'
import type { Database, Trx } from '../store/database.ts'
import { findCredentials, hasAccount, readMember } from '../store/people-store.ts'
import { hasSignedInFrom, type Whereabouts } from '../store/sign-in/sign-in-store.ts'
import { lockSignIns, readAccess, readAccesses, revokeFamiliesOf } from '../store/sign-in/token-store.ts'
import { inTransaction } from '../store/transaction.ts'
import type { Access } from './access-token.ts'
import { ended, type Authorized, type AuthParts } from './auth-parts.ts'
import { changePassword } from './change-password.ts'
import { deviceName } from './device-name.ts'
import { endDevice, listDevices } from './devices.ts'
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  lookAtInvitation,
  revokeInvitation,
  type AcceptInput,
  type CreatedInvitation,
  type InvitationInput,
} from './invitations.ts'
import {
  createReset,
  lookAtReset,
  resetPassword,
  type CreatedReset,
  type ResetInput,
} from './password-resets.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import { endSession, openSession, refreshLifetime, refreshSession, type Opened } from './sessions.ts'
import { readOrMakeSetupCode, setUp, type SetupInput } from './setup.ts'

export type SignInInput = Omit<z.output<typeof authRequests.signIn>, 'transport'>

/**
 * A signed-in person. `expiresIn` is the access token's lifetime in seconds; `seal` is only there after signing in with
 * a password or a code.
 */
export type Grant = {
  identity: Identity
  accessToken: string
  expiresIn: number
  refreshToken: string
  seal?: SealKeys
}

/** Where a request comes from: the client's name for itself, and the network that counts as one place. */
export type Visit = { userAgent: string | undefined; place: string }

/**
 * Signs people in and manages their access. Inputs are parsed by `authRequests`; every rejection is a kind with a
 * sentence for people.
 */
export type Auth = {
  /** Creates a workspace with its owner. `setup_code_wrong`, `setup_done` if there already is one, `email_taken`. */
  setup(input: SetupInput, from: Visit): Promise<Result<Grant>>
  /** The code needed to create the first workspace; null once there is one. */
  setupCode(): Promise<string | null>
  /** `wrong_credentials`; `deactivated` only if the password was right. */
  signIn(input: SignInInput, from: Visit): Promise<Result<Grant>>
  /** Whether someone has signed in with this address from this place in the last 60 days. */
  isFamiliar(email: string, place: string): Promise<boolean>
  /** `unauthenticated`, `session_expired`, `deactivated`. */
  refresh(
    refreshToken: string | null,
    attempts: readonly string[] | undefined,
    from: Visit,
  ): Promise<Result<Grant>>
  /** Ends one sign-in, or all of the person's. Never fails for one that has already ended. */
  signOut(input: { refreshToken: string | null; everywhere: boolean }): Promise<Result<null>>

  /** `by` comes from `authorize`, here and below. `forbidden`, `not_found`. */
  createInvitation(by: Authorized, input: InvitationInput): Promise<Result<CreatedInvitation>>
  invitations(by: Authorized): Promise<Result<SentInvitation[]>>
  revokeInvitation(by: Authorized, id: string): Promise<Result<null>>
  /** `invitation_invalid`, `invitation_expired`, `invitation_used`, `email_taken`. */
  accept(input: AcceptInput, from: Visit): Promise<Result<Grant>>

  changePassword(by: Authorized, input: { currentPassword: string; password: string }): Promise<Result<null>>
  createReset(by: Authorized, personId: string): Promise<Result<CreatedReset>>
  /** `invitation_invalid`, `invitation_expired`, `invitation_used`. */
  lookAtInvitation(code: string): Promise<Result<InvitationTarget>>
  lookAtReset(code: string): Promise<Result<ResetTarget>>
  resetPassword(input: ResetInput, from: Visit): Promise<Result<Grant>>

  devices(by: Authorized, personId: string): Promise<Result<Device[]>>
  endDevice(by: Authorized, device: { personId: string; id: string }): Promise<Result<null>>

  status(): Promise<{ setupNeeded: boolean }>
  /** Whom an access token names, by its signature alone: nothing is read. `unauthenticated`, `session_expired`. */
  identify(accessToken: string): Promise<Result<Access>>
  /**
   * Checks an access token, the person's access and their sign-in. `unauthenticated`, `session_expired`, `deactivated`.
   */
  authorize(accessToken: string): Promise<Result<Authorized & { expiresAt: number }>>
  /** The same for an access that was authorized before, in its account's turn: whether the connection that asks may stay. */
  check(access: Access): Promise<Result<null>>
  /** The same for many of any accounts, in order, for the server itself. */
  checkAll(accesses: readonly Access[]): Promise<Result<null>[]>
  /** Ends all of a person's sign-ins, inside the transaction that holds their account's lock. */
  revokePerson(trx: Trx, personId: string): Promise<void>
}

const wrongCredentials = fail(
  'wrong_credentials',
  'The email or password is wrong. Check both and try again.',
)

/** Builds authentication on top of the store. */
export const createAuth = (given: Omit<AuthParts, 'passwords'> & { passwords?: Passwords }): Auth => {
  const parts: AuthParts = { passwords: createPasswords(), ...given }
  const { db, tokens, passwords, pseudonyms, clock } = parts
  const { front, ordinary } = parts.accounts

  const whereabouts = ({ userAgent, place }: Visit): Whereabouts => ({
    deviceName: deviceName(userAgent),
    place: pseudonyms(place),
  })

  const grant = async (opened: Result<Opened>): Promise<Result<Grant>> => {
    if (!opened.ok) return opened
    const { identity, family, refreshToken, ...seal } = opened.value
    const { token, expiresIn } = await tokens.issue({
      personId: identity.personId,
      accountId: identity.accountId,
      family,
    })
    return succeed({ identity, accessToken: token, expiresIn, refreshToken, ...seal })
  }

  const checkOn = async (asked: Database, accesses: readonly Access[]): Promise<Result<null>[]> =>
    (await readAccesses(asked, accesses, new Date(clock()))).map(({ active, alive }) => {
      if (!active) return { ok: false, problem: ended.deactivated }
      return alive ? succeed(null) : { ok: false, problem: ended.revoked }
    })

  const authorize: Auth['authorize'] = async (accessToken) => {
    const verified = await tokens.verify(accessToken)
    if (!verified.ok) return verified
    const by = { ...verified.value, now: new Date(clock()) }
    const { person, alive } = await readAccess(front(by.accountId), by)
    if (person === null || !person.active) return { ok: false, problem: ended.deactivated }
    return alive ? succeed({ ...verified.value, person }) : { ok: false, problem: ended.revoked }
  }

  /** Once there is a workspace, there always is one. */
  let isSetUp = false

  return {
    setup: async (input, from) => grant(await setUp(parts, input, whereabouts(from))),
    setupCode: async () => readOrMakeSetupCode(db),
    async signIn({ email, password, deviceId }, from) {
      const known = await findCredentials(db, email)
      const right = await passwords.verify(known?.passwordHash ?? null, password)
      if (known === null || !right) return wrongCredentials
      const opened = await inTransaction(front(known.accountId), async (trx): Promise<Result<Opened>> => {
        // Under the lock, so that an access being revoked at this moment is either already gone or revoked with the
        // rest.
        await lockSignIns(trx, known.personId)
        const still = await findCredentials(trx, email)
        // It was changed during the comparison, so the old password is no longer valid.
        if (still?.passwordHash !== known.passwordHash) return wrongCredentials
        const member = await readMember(trx, known)
        if (member === null || !member.person.active) return { ok: false, problem: ended.deactivated }
        const device = { deviceId: deviceId ?? null, ...whereabouts(from) }
        return succeed(await openSession(trx, member, device, { now: clock(), vault: parts.vault }))
      })
      return grant(opened)
    },
    isFamiliar: async (email, place) =>
      hasSignedInFrom(db, { email, place: pseudonyms(place), since: new Date(clock() - refreshLifetime) }),
    async refresh(refreshToken, attempts, from) {
      if (refreshToken === null) return fail('unauthenticated', 'Sign in to continue.')
      return grant(await refreshSession(parts, refreshToken, attempts ?? [], whereabouts(from)))
    },
    signOut: async ({ refreshToken, everywhere }) => endSession(parts, refreshToken, everywhere),
    createInvitation: async (by, input) => createInvitation(parts, by, input),
    invitations: async (by) => listInvitations(parts, by),
    revokeInvitation: async (by, id) => revokeInvitation(parts, by, id),
    accept: async (input, from) => grant(await acceptInvitation(parts, input, whereabouts(from))),
    changePassword: async (by, input) => changePassword(parts, by, input),
    createReset: async (by, personId) => createReset(parts, by, personId),
    lookAtInvitation: async (code) => lookAtInvitation(parts, code),
    lookAtReset: async (code) => lookAtReset(parts, code),
    resetPassword: async (input, from) => grant(await resetPassword(parts, input, whereabouts(from))),
    devices: async (by, personId) => listDevices(parts, by, personId),
    endDevice: async (by, device) => endDevice(parts, by, device),
    async status() {
      isSetUp ||= await hasAccount(db)
      return { setupNeeded: !isSetUp }
    },
    identify: async (accessToken) => tokens.verify(accessToken),
    authorize,
    async check(access) {
      const [result] = await checkOn(ordinary(access.accountId), [access])
      return result ?? { ok: false, problem: ended.revoked }
    },
    checkAll: async (accesses) => checkOn(parts.ordinary ?? db, accesses),
    async revokePerson(trx, personId) {
      await lockSignIns(trx, personId)
      await revokeFamiliesOf(trx, personId, new Date(clock()))
    },
  }
}
