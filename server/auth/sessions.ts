import { fail, succeed, type Problem, type Result } from '../../core/domain/document/problem.ts'
import { day } from '../../core/domain/time/durations.ts'
import type { Identity, SealKeys } from '../../core/protocol/auth.ts'
import type { Trx } from '../store/database.ts'
import { forgetSignIns, noteSignIn, type Whereabouts } from '../store/sign-in/sign-in-store.ts'
import { readMember, type Member } from '../store/people-store.ts'
import {
  addToken,
  findFamily,
  forgetExpired,
  forgetUsed,
  lockSignIns,
  markUsed,
  readFamily,
  revokeFamiliesOf,
  revokeFamily,
  type FamilyOwner,
  type StoredToken,
} from '../store/sign-in/token-store.ts'
import { inTransaction } from '../store/transaction.ts'
import { ended, type AuthParts } from './auth-parts.ts'
import { sealKeysOf } from './seal-keys.ts'
import type { Vault } from './vault.ts'
import { newSalt, parseRefreshToken, startFamily, successorOf, type RefreshToken } from './refresh-token.ts'

/** A signed-in person, before the access token is created. */
export type Opened = { identity: Identity; family: string; refreshToken: string; seal?: SealKeys }

/** How long a refresh token is valid after it is issued. Milliseconds. */
export const refreshLifetime = 60 * day
/** How long a used token still yields its successor: a reply may get lost, or two windows may ask at once. */
const grace = 30_000
/** How long the family remembers used tokens, for the device that lost the newer ones. Milliseconds. */
const remembered = day

type Rotation =
  | { kind: 'renewed'; opened: Opened }
  | { kind: 'rejected'; problem: Problem }
  | { kind: 'reused' }

const identityOf = ({ person, account }: Member): Identity => ({
  accountId: account.id,
  accountName: account.name,
  personId: person.id,
  name: person.name,
  role: person.role,
})

/** Opens a new family for a member. Their sign-ins are locked, or they were created by this transaction. */
export const openSession = async (
  trx: Trx,
  member: Member,
  device: Whereabouts & { deviceId: string | null },
  { now, vault }: { now: number; vault: Vault },
): Promise<Opened> => {
  const token = startFamily()
  const owner = { accountId: member.account.id, personId: member.person.id }
  await forgetExpired(trx, owner.personId, new Date(now))
  await forgetSignIns(trx, owner.personId, new Date(now - refreshLifetime))
  await keep(trx, owner, token, device.deviceId, now)
  const { deviceName, place } = device
  await noteSignIn(trx, { ...owner, family: token.family, deviceName, place, at: new Date(now) })
  const seal = await sealKeysOf(trx, owner, vault)
  return { identity: identityOf(member), family: token.family, refreshToken: token.text, seal }
}

const keep = async (
  trx: Trx,
  owner: FamilyOwner,
  token: RefreshToken,
  deviceId: string | null,
  now: number,
) =>
  addToken(trx, {
    ...owner,
    family: token.family,
    hash: token.hash,
    deviceId,
    at: new Date(now),
    expiresAt: new Date(now + refreshLifetime),
  })

/**
 * Exchanges a refresh token for the next one of its family.
 *
 * Everything happens under the lock of the person's sign-ins. If two requests come with the same token, the second finds it used and
 * gets the same successor, for 30 seconds. After that, a used token is either a copy or all that is left to a device
 * that was killed before it saved the newer ones, as often as that happened. Names tell them apart: a device gives each
 * of its refreshes a secret name and presents those of the last day. If it did every refresh since that token itself,
 * it gets the newest token; if anyone else did one, the whole family is revoked.
 */
export const refreshSession = async (
  parts: AuthParts,
  presented: string,
  attempts: readonly string[],
  from: Whereabouts,
): Promise<Result<Opened>> => {
  const { db, accounts, clock, onAccessChanged } = parts
  const token = parseRefreshToken(presented)
  const owner = token === null ? null : await findFamily(db, token.family)
  if (token === null || owner === null) return fail('unauthenticated', 'Sign in to continue.')
  const rotation = await accounts
    .front(owner.accountId)
    .transaction()
    .execute(async (trx) => {
      await lockSignIns(trx, owner.personId)
      const now = clock()
      const result = await rotate(trx, owner, token, attempts, now)
      if (result.kind === 'renewed')
        await noteSignIn(trx, { ...owner, ...from, family: token.family, at: new Date(now) })
      return result
    })
  if (rotation.kind === 'renewed') return succeed(rotation.opened)
  if (rotation.kind === 'rejected') return { ok: false, problem: rotation.problem }
  onAccessChanged(owner.accountId, [owner.personId])
  return fail(
    'session_expired',
    'This sign-in was used from two places, so we ended it to be safe. Sign in again. If the other one wasn’t you, sign out everywhere.',
  )
}

const rotate = async (
  trx: Trx,
  owner: FamilyOwner,
  presented: RefreshToken,
  attempts: readonly string[],
  now: number,
): Promise<Rotation> => {
  const member = await readMember(trx, owner)
  if (member === null || !member.person.active) return { kind: 'rejected', problem: ended.deactivated }
  const family = await readFamily(trx, presented.family)
  if (family.some((row) => row.revokedAt !== null)) return { kind: 'rejected', problem: ended.revoked }

  const find = (token: RefreshToken) => family.find((row) => row.hash.equals(token.hash))
  const renewed = (token: RefreshToken): Rotation => ({
    kind: 'renewed',
    opened: { identity: identityOf(member), family: token.family, refreshToken: token.text },
  })
  let token = presented
  let row = find(token)
  const own = new Set(attempts)
  const late = row !== undefined && row.usedAt !== null && now - row.usedAt.getTime() > grace
  const isForeign = ({ usedAttempt }: StoredToken) => usedAttempt === null || !own.has(usedAttempt)
  let reused = row === undefined
  while (row?.nextSalt && !reused) {
    reused = late && isForeign(row)
    token = successorOf(token, row.nextSalt)
    row = find(token)
  }
  if (reused) {
    await revokeFamily(trx, token.family, new Date(now))
    return { kind: 'reused' }
  }
  if (row === undefined) throw new Error('A used refresh token has no successor.')
  if (row.expiresAt.getTime() <= now) return { kind: 'rejected', problem: ended.expired }
  if (token !== presented) return renewed(token)

  const salt = newSalt()
  const next = successorOf(token, salt)
  await markUsed(trx, row.id, salt, attempts[0] ?? null, new Date(now))
  await forgetUsed(trx, token.family, new Date(now - remembered))
  await keep(trx, owner, next, row.deviceId, now)
  return renewed(next)
}

/**
 * Ends one sign-in or, with `everywhere`, all of that person's.
 *
 * Ending one that has already ended, or never existed, is not a failure. Ending all requires a valid sign-in.
 */
export const endSession = async (
  { db, accounts, clock, onAccessChanged }: AuthParts,
  presented: string | null,
  everywhere: boolean,
): Promise<Result<null>> => {
  const token = presented === null ? null : parseRefreshToken(presented)
  const owner = token === null ? null : await findFamily(db, token.family)
  const unknown: Result<null> = everywhere
    ? fail('unauthenticated', 'Sign in first, then you can sign out everywhere.')
    : succeed(null)
  if (token === null || owner === null) return unknown
  const result = await inTransaction(accounts.front(owner.accountId), async (trx): Promise<Result<null>> => {
    await lockSignIns(trx, owner.personId)
    const now = new Date(clock())
    if (!everywhere) {
      await revokeFamily(trx, token.family, now)
      return succeed(null)
    }
    const family = await readFamily(trx, token.family)
    if (!family.some((row) => row.revokedAt === null && row.expiresAt > now)) return unknown
    await revokeFamiliesOf(trx, owner.personId, now)
    return succeed(null)
  })
  // Also for a single device: this checks its connection again; the person's other devices stay connected.
  if (result.ok) onAccessChanged(owner.accountId, [owner.personId])
  return result
}
