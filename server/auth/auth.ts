import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { fail, succeed, type Result } from '../../core/domain/problem.ts'
import type { authRequests, Identity, SealKeys } from '../../core/protocol/auth.ts'
import { lockAccount, writeChanges } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'
import {
  addCredentials,
  createAccount,
  findCredentials,
  hasAccount,
  lockSetup,
  readMember,
} from '../store/people-store.ts'
import { readAccess, readAccesses, revokeFamiliesOf } from '../store/token-store.ts'
import { inTransaction } from '../store/transaction.ts'
import type { Access } from './access-token.ts'
import { ended, type Authorized, type AuthParts } from './auth-parts.ts'
import {
  acceptInvitation,
  createInvitation,
  emailTaken,
  type AcceptInput,
  type CreatedInvitation,
  type InvitationInput,
} from './invitations.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import { endSession, openSession, refreshSession, type Opened } from './sessions.ts'

export type SetupInput = Omit<z.output<typeof authRequests.setup>, 'transport'>
export type SignInInput = Omit<z.output<typeof authRequests.signIn>, 'transport'>

/** Someone who is signed in. `expiresIn` is the access token's life in seconds; `seal` only for a password or a code. */
export type Grant = {
  identity: Identity
  accessToken: string
  expiresIn: number
  refreshToken: string
  seal?: SealKeys
}

/** Who may come in. Inputs are parsed by `authRequests`; every rejection is a kind with a sentence for people. */
export type Auth = {
  /** Creates a workspace with its owner. `setup_done` when there is one, `email_taken`. */
  setup(input: SetupInput): Promise<Result<Grant>>
  /** `wrong_credentials`; `deactivated` only after the right password. */
  signIn(input: SignInInput): Promise<Result<Grant>>
  /** `unauthenticated`, `session_expired`, `deactivated`. */
  refresh(refreshToken: string | null, attempts?: readonly string[]): Promise<Result<Grant>>
  /** Ends one sign-in, or all of the person's. Never fails for one that has ended already. */
  signOut(input: { refreshToken: string | null; everywhere: boolean }): Promise<Result<null>>
  /** `by` comes from `authorize`. `forbidden`, `not_found`. */
  createInvitation(by: Authorized, input: InvitationInput): Promise<Result<CreatedInvitation>>
  /** `invitation_invalid`, `invitation_expired`, `invitation_used`, `email_taken`. */
  accept(input: AcceptInput): Promise<Result<Grant>>
  status(): Promise<{ setupNeeded: boolean }>
  /** Checks an access token, the person's access and their sign-in. `unauthenticated`, `session_expired`, `deactivated`. */
  authorize(accessToken: string): Promise<Result<Authorized & { expiresAt: number }>>
  /** The same for accesses that were authorised before, in their order: whether connections may stay. */
  checkAll(accesses: readonly Access[]): Promise<Result<null>[]>
  /** Ends every sign-in of a person, inside the transaction that holds their account's lock. */
  revokePerson(trx: Trx, personId: string): Promise<void>
}

const setupDone = fail(
  'setup_done',
  'This server has its workspace already. Sign in, or ask an admin for an invitation.',
)
const wrongCredentials = fail(
  'wrong_credentials',
  'E-mail address or password are wrong. Check both and try again.',
)

/** Builds authentication over the store. */
export const createAuth = (given: Omit<AuthParts, 'passwords'> & { passwords?: Passwords }): Auth => {
  const parts: AuthParts = { passwords: createPasswords(), ...given }
  const { db, tokens, passwords, clock, allowNewWorkspaces } = parts

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

  const checkAll: Auth['checkAll'] = async (accesses) =>
    (await readAccesses(db, accesses, new Date(clock()))).map(({ active, alive }) => {
      if (!active) return { ok: false, problem: ended.deactivated }
      return alive ? succeed(null) : { ok: false, problem: ended.revoked }
    })

  const authorize: Auth['authorize'] = async (accessToken) => {
    const verified = await tokens.verify(accessToken)
    if (!verified.ok) return verified
    const { person, alive } = await readAccess(db, { ...verified.value, now: new Date(clock()) })
    if (person === null || !person.active) return { ok: false, problem: ended.deactivated }
    return alive ? succeed({ ...verified.value, person }) : { ok: false, problem: ended.revoked }
  }

  return {
    async setup(input) {
      if (!allowNewWorkspaces && (await hasAccount(db))) return setupDone
      if ((await findCredentials(db, input.email)) !== null) return emailTaken
      const passwordHash = await passwords.hash(input.password)
      const accountId = newId()
      const account = {
        id: accountId,
        accountId,
        rev: 0,
        name: input.accountName,
        teams: [],
        savedNotes: [],
      }
      const person = {
        id: newId(),
        accountId,
        rev: 0,
        name: input.name,
        role: 'owner' as const,
        active: true,
        teamId: null,
      }
      const opened = await inTransaction(db, async (trx): Promise<Result<Opened>> => {
        await lockSetup(trx)
        if (!allowNewWorkspaces && (await hasAccount(trx))) return setupDone
        await createAccount(trx, accountId)
        const added = await addCredentials(trx, {
          personId: person.id,
          accountId,
          email: input.email,
          passwordHash,
        })
        if (!added) return emailTaken
        await writeChanges(trx, accountId, [
          { collection: 'accounts', document: account },
          { collection: 'people', document: person },
        ])
        return succeed(await openSession(trx, { person, account }, input.deviceId ?? null, clock()))
      })
      return grant(opened)
    },
    async signIn({ email, password, deviceId }) {
      const known = await findCredentials(db, email)
      const right = await passwords.verify(known?.passwordHash ?? null, password)
      if (known === null || !right) return wrongCredentials
      const opened = await inTransaction(db, async (trx): Promise<Result<Opened>> => {
        // Under the lock, so that an access that is being taken away at this moment is gone or revoked with the rest.
        await lockAccount(trx, known.accountId)
        const member = await readMember(trx, known)
        if (member === null || !member.person.active) return { ok: false, problem: ended.deactivated }
        return succeed(await openSession(trx, member, deviceId ?? null, clock()))
      })
      return grant(opened)
    },
    async refresh(refreshToken, attempts = []) {
      if (refreshToken === null) return fail('unauthenticated', 'Please sign in.')
      return grant(await refreshSession(parts, refreshToken, attempts))
    },
    signOut: async ({ refreshToken, everywhere }) => endSession(parts, refreshToken, everywhere),
    createInvitation: async (by, input) => createInvitation(parts, by, input),
    accept: async (input) => grant(await acceptInvitation(parts, input)),
    status: async () => ({ setupNeeded: !(await hasAccount(db)) }),
    authorize,
    checkAll,
    revokePerson: async (trx, personId) => revokeFamiliesOf(trx, personId, new Date(clock())),
  }
}
