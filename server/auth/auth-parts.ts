import type { Person } from '../../core/domain/people/person.ts'
import { problem } from '../../core/domain/document/problem.ts'
import type { AccountDatabases } from '../store/account-databases.ts'
import type { Database } from '../store/database.ts'
import type { Access, AccessTokens } from './access-token.ts'
import type { Passwords } from './passwords.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { Vault } from './vault.ts'

/** What authentication is built from. */
export type AuthParts = {
  /** For finding out whose a request is; whatever is of one account goes through `accounts`. */
  db: Database
  /** For checking connections again, which a crowd of them does all the time: signing in isn't to wait behind that. */
  ordinary?: Database
  accounts: Pick<AccountDatabases, 'front' | 'ordinary' | 'locking'>
  tokens: AccessTokens
  passwords: Passwords
  pseudonyms: Pseudonyms
  vault: Vault
  /** Milliseconds since 1970, UTC. */
  clock: () => number
  /** Whether anyone may create another workspace on this server. */
  allowNewWorkspaces: boolean
  /** Called after the commit when people lost sign-ins: their connections, on every server, must be checked again. */
  onAccessChanged: (accountId: string, personIds: readonly string[]) => void
  /** Called when a workspace was created, because the setup code is no longer valid. */
  onSetUp?: () => void
}

/** An access that was checked against the store, with the person as they are now. */
export type Authorized = Access & { person: Person }

/** Why a sign-in has ended. */
export const ended = {
  deactivated: problem(
    'deactivated',
    'You no longer have access to this workspace. If that’s a mistake, ask an admin.',
  ),
  revoked: problem('session_expired', 'You were signed out. Sign in again.'),
  expired: problem('session_expired', 'You haven’t used Baton here for 60 days. Sign in again.'),
} as const
