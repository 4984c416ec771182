import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { atLeast, canManage } from '../../core/domain/people/person.ts'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'
import { isolated } from '../../core/domain/text/text.ts'
import { hour } from '../../core/domain/time/durations.ts'
import type { authRequests, ResetTarget } from '../../core/protocol/auth.ts'
import { readDocument } from '../store/change-log.ts'
import type { Database, Trx } from '../store/database.ts'
import { findReset, forgetResets, replaceResets, takeReset } from '../store/sign-in/password-reset-store.ts'
import {
  findCredentials,
  readCredentials,
  readMember,
  replacePassword,
  type Member,
} from '../store/people-store.ts'
import type { Whereabouts } from '../store/sign-in/sign-in-store.ts'
import { lockSignIns, revokeFamiliesOf } from '../store/sign-in/token-store.ts'
import { inTransaction } from '../store/transaction.ts'
import { ended, type Authorized, type AuthParts } from './auth-parts.ts'
import { hashCode, newCode } from './one-time-code.ts'
import { checkPassword } from './password-rules.ts'
import { openSession, type Opened } from './sessions.ts'

export type ResetInput = Omit<z.output<typeof authRequests.reset>, 'transport'>
/** A new reset. The code is shown once and stored only as a hash. `expiresAt` in milliseconds. */
export type CreatedReset = { code: string; expiresAt: number }

/** A link from an admin should be used the same day; one from the command line, right away. */
const lifetimes = { link: 24 * hour, recovery: hour }

const keepReset = async (
  trx: Trx,
  reset: { accountId: string; personId: string; createdBy: string | null; now: number; lifetime: number },
): Promise<CreatedReset> => {
  const { accountId, personId, createdBy, now, lifetime } = reset
  const code = newCode()
  const expiresAt = now + lifetime
  const hash = hashCode('password reset', code)
  const times = { at: new Date(now), expiresAt: new Date(expiresAt) }
  await replaceResets(trx, { id: newId(), accountId, personId, createdBy, hash, ...times })
  return { code, expiresAt }
}

/**
 * Creates a link with which someone can set a new password, once. Admins may, for people they manage but never for
 * themselves. Replaces that person's earlier links. `forbidden`, `not_found`, `invalid_target`.
 */
export const createReset = async (
  { accounts, clock }: AuthParts,
  by: Authorized,
  personId: string,
): Promise<Result<CreatedReset>> => {
  if (!atLeast(by.person.role, 'admin')) {
    return fail('forbidden', 'Only admins and owners can create a password reset link.')
  }
  // Otherwise, anyone at an unattended desk could change the password without knowing the current one.
  if (personId === by.personId) {
    return fail('invalid_target', 'To change your own password, go to Settings.')
  }
  return inTransaction(accounts.front(by.accountId), async (trx): Promise<Result<CreatedReset>> => {
    await lockSignIns(trx, personId)
    const person = await readDocument(trx, by.accountId, 'people', personId)
    if (person === null) return fail('not_found', 'That person doesn’t exist.')
    if (!canManage(by.person, person)) return fail('forbidden', 'Only owners can reset an owner’s password.')
    if (!person.active)
      return fail('invalid_target', `${isolated(person.name)} is deactivated. Reactivate them first.`)
    const created = { accountId: by.accountId, personId, createdBy: by.personId }
    return succeed(await keepReset(trx, { ...created, now: clock(), lifetime: lifetimes.link }))
  })
}

/**
 * The same for anyone who can run programs on the server, for any address: the way back in for an owner who lost their
 * password. `not_found`, `deactivated`.
 */
export const createRecovery = async (
  db: Database,
  email: string,
  now: number,
): Promise<Result<CreatedReset>> => {
  const known = await findCredentials(db, email)
  if (known === null) return fail('not_found', 'No one here signs in with that email.')
  return inTransaction(db, async (trx): Promise<Result<CreatedReset>> => {
    await lockSignIns(trx, known.personId)
    const person = await readDocument(trx, known.accountId, 'people', known.personId)
    if (person === null || !person.active) {
      return fail('deactivated', 'This person is deactivated. Another admin or owner can reactivate them.')
    }
    const { accountId, personId } = known
    return succeed(
      await keepReset(trx, { accountId, personId, createdBy: null, now, lifetime: lifetimes.recovery }),
    )
  })
}

const invalid = fail(
  'reset_invalid',
  'This link no longer works: it was used or replaced, or it expired. Ask an admin for a new one.',
)

type OpenReset = {
  id: string
  member: Member
  email: string
  createdByName: string | null
  expiresAt: number
}

/** Whose password a code can set right now. A code is only valid while its creator may still manage that person. */
const readOpen = async (db: Database | Trx, code: string, now: number): Promise<Result<OpenReset>> => {
  const reset = await findReset(db, hashCode('password reset', code))
  if (reset === null || reset.usedAt !== null || reset.expiresAt.getTime() <= now) return invalid
  const { accountId, createdBy } = reset
  const member = await readMember(db, reset)
  const credentials = await readCredentials(db, reset.personId)
  if (member === null || credentials === null) return invalid
  if (!member.person.active) return { ok: false, problem: ended.deactivated }
  const author = createdBy === null ? null : await readDocument(db, accountId, 'people', createdBy)
  if (createdBy !== null) {
    if (!author?.active || !atLeast(author.role, 'admin') || !canManage(author, member.person)) return invalid
  }
  return succeed({
    id: reset.id,
    member,
    email: credentials.email,
    createdByName: author?.name ?? null,
    expiresAt: reset.expiresAt.getTime(),
  })
}

/** Whose password a code would set, to show to its bearer. `reset_invalid`, `deactivated`. */
export const lookAtReset = async ({ db, clock }: AuthParts, code: string): Promise<Result<ResetTarget>> => {
  const open = await readOpen(db, code, clock())
  if (!open.ok) return open
  const { member, email, createdByName, expiresAt } = open.value
  return succeed({
    name: member.person.name,
    email,
    accountName: member.account.name,
    createdByName,
    expiresAt,
  })
}

/** Sets a new password with a code, ends all of that person's sign-ins, and signs them in. */
export const resetPassword = async (
  { db, accounts, passwords, clock, vault, onAccessChanged }: AuthParts,
  input: ResetInput,
  from: Whereabouts,
): Promise<Result<Opened>> => {
  const known = await readOpen(db, input.code, clock())
  if (!known.ok) return known
  const { person, account } = known.value.member
  const strong = checkPassword(input.password, [person.name, known.value.email, account.name])
  if (!strong.ok) return strong
  const passwordHash = await passwords.hash(input.password)
  const opened = await inTransaction(accounts.front(account.id), async (trx): Promise<Result<Opened>> => {
    await lockSignIns(trx, person.id)
    const now = clock()
    const open = await readOpen(trx, input.code, now)
    if (!open.ok) return open
    await takeReset(trx, open.value.id, new Date(now))
    await forgetResets(trx, person.id)
    await replacePassword(trx, person.id, passwordHash)
    await revokeFamiliesOf(trx, person.id, new Date(now))
    const device = { deviceId: input.deviceId ?? null, ...from }
    return succeed(await openSession(trx, open.value.member, device, { now, vault }))
  })
  if (opened.ok) onAccessChanged(account.id, [person.id])
  return opened
}
