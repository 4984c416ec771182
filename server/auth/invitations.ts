import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { atLeast, type Role } from '../../core/domain/people/person.ts'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'
import { day, hour } from '../../core/domain/time/durations.ts'
import type { authRequests, InvitationTarget, SentInvitation } from '../../core/protocol/auth.ts'
import { lockAccount, readDocument, writeChanges } from '../store/change-log.ts'
import type { Database, Trx } from '../store/database.ts'
import {
  addInvitation,
  findInvitation,
  readInvitation,
  readInvitations,
  revokeStoredInvitation,
  takeInvitation,
  type StoredInvitation,
} from '../store/sign-in/invitation-store.ts'
import { addCredentials, findCredentials } from '../store/people-store.ts'
import type { Whereabouts } from '../store/sign-in/sign-in-store.ts'
import { inTransaction } from '../store/transaction.ts'
import type { Authorized, AuthParts } from './auth-parts.ts'
import { hashCode, newCode } from './one-time-code.ts'
import { checkPassword } from './password-rules.ts'
import { openSession, type Opened } from './sessions.ts'

export type InvitationInput = z.output<typeof authRequests.invitations>
export type AcceptInput = Omit<z.output<typeof authRequests.accept>, 'transport'>

/** A new invitation. The code is shown once and stored only as a hash. `expiresAt` is in milliseconds. */
export type CreatedInvitation = { code: string; role: Role; expiresAt: number }

export const emailTaken = fail(
  'email_taken',
  'This email is already in use. If it’s yours, sign in; otherwise use another one.',
)

const mayInvite = (inviter: { role: Role; active: boolean }, role: Role): boolean =>
  inviter.active && atLeast(inviter.role, 'admin') && atLeast(inviter.role, role)

/** Invites someone. Admins and owners may, for roles up to their own. */
export const createInvitation = async (
  { accounts, clock }: AuthParts,
  { accountId, person }: Authorized,
  input: InvitationInput,
): Promise<Result<CreatedInvitation>> => {
  if (!atLeast(person.role, 'admin')) return fail('forbidden', 'Only admins and owners can invite people.')
  if (!mayInvite(person, input.role)) return fail('forbidden', 'Only owners can invite owners.')
  const db = accounts.front(accountId)
  if (input.teamId !== null) {
    const account = await readDocument(db, accountId, 'accounts', accountId)
    if (!account?.teams.some((team) => team.id === input.teamId)) {
      return fail('not_found', 'That team doesn’t exist. Choose another one, or none.')
    }
  }
  const code = newCode()
  const now = clock()
  const expiresAt = now + input.hours * hour
  await addInvitation(db, {
    id: newId(),
    hash: hashCode('invitation', code),
    accountId,
    role: input.role,
    teamId: input.teamId,
    email: input.email ?? null,
    invitedBy: person.id,
    createdAt: new Date(now),
    expiresAt: new Date(expiresAt),
  })
  return succeed({ code, role: input.role, expiresAt })
}

const thirtyDays = 30 * day
const onlyAdmins = fail('forbidden', 'Only admins and owners can see invitations.')

/** The account's invitations that can still be used or are less than 30 days old, for admins and owners. */
export const listInvitations = async (
  { accounts, clock }: AuthParts,
  { accountId, person }: Authorized,
): Promise<Result<SentInvitation[]>> => {
  if (!atLeast(person.role, 'admin')) return onlyAdmins
  const now = clock()
  const when = { now: new Date(now), since: new Date(now - thirtyDays) }
  const stored = await readInvitations(accounts.front(accountId), accountId, when)
  return succeed(
    stored.map(({ createdAt, expiresAt, usedAt, revokedAt, accountId: _its, ...rest }) => ({
      ...rest,
      createdAt: createdAt.getTime(),
      expiresAt: expiresAt.getTime(),
      usedAt: usedAt?.getTime() ?? null,
      revokedAt: revokedAt?.getTime() ?? null,
    })),
  )
}

/** Revokes an invitation. Admins and owners may, for roles up to their own. A revoked one stays revoked. */
export const revokeInvitation = async (
  { accounts, clock }: AuthParts,
  { accountId, person }: Authorized,
  id: string,
): Promise<Result<null>> => {
  if (!atLeast(person.role, 'admin')) return onlyAdmins
  return inTransaction(accounts.locking(accountId), async (trx): Promise<Result<null>> => {
    await lockAccount(trx, accountId)
    const invitation = await readInvitation(trx, accountId, id)
    if (invitation === null) return fail('not_found', 'That invitation doesn’t exist.')
    if (!mayInvite(person, invitation.role))
      return fail('forbidden', 'Only owners can revoke this invitation.')
    if (invitation.usedAt !== null) {
      return fail('invitation_used', 'This invitation has already been used. Deactivate the person instead.')
    }
    await revokeStoredInvitation(trx, id, new Date(clock()))
    return succeed(null)
  })
}

/** The invitation for a code, if this email address (null while it isn't known) may use it now. */
const readOpen = async (
  db: Database | Trx,
  code: string,
  email: string | null,
  now: number,
): Promise<Result<StoredInvitation>> => {
  const invitation = await findInvitation(db, hashCode('invitation', code))
  if (invitation === null) {
    return fail(
      'invitation_invalid',
      'That invitation code isn’t valid. Check it for typos, or ask for a new one.',
    )
  }
  if (invitation.usedAt !== null) {
    return fail(
      'invitation_used',
      'This invitation has already been used. If you used it, sign in; otherwise ask for a new one.',
    )
  }
  if (invitation.revokedAt !== null) {
    return fail('invitation_invalid', 'This invitation was revoked. Ask an admin for a new one.')
  }
  if (invitation.expiresAt.getTime() <= now) {
    return fail('invitation_expired', 'This invitation has expired. Ask for a new one.')
  }
  if (email !== null && invitation.email !== null && invitation.email !== email) {
    return fail(
      'invitation_other_email',
      'This invitation is for a different email. Use the one it was sent to.',
    )
  }
  return succeed(invitation)
}

const inviterLeft = fail(
  'invitation_invalid',
  'The person who invited you can’t invite people anymore. Ask an admin for a new invitation.',
)

/**
 * What a code leads to, to show its bearer before they fill anything in. `invitation_invalid`, `invitation_expired`,
 * `invitation_used`.
 */
export const lookAtInvitation = async (
  { db, accounts, clock }: AuthParts,
  code: string,
): Promise<Result<InvitationTarget>> => {
  const open = await readOpen(db, code, null, clock())
  if (!open.ok) return open
  const { accountId, invitedBy, role, email, expiresAt } = open.value
  const own = accounts.front(accountId)
  const inviter = await readDocument(own, accountId, 'people', invitedBy)
  const account = await readDocument(own, accountId, 'accounts', accountId)
  if (account === null || inviter === null || !mayInvite(inviter, role)) return inviterLeft
  return succeed({
    accountName: account.name,
    inviterName: inviter.name,
    role,
    email,
    expiresAt: expiresAt.getTime(),
  })
}

/**
 * Joins a workspace with an invitation and signs in.
 *
 * If several people use one code at the same time, exactly one gets in. An invitation is only valid while its author
 * may still invite someone to that role: it ends when they lose access or their role becomes too low.
 */
export const acceptInvitation = async (
  { db, accounts, passwords, clock, vault }: AuthParts,
  input: AcceptInput,
  from: Whereabouts,
): Promise<Result<Opened>> => {
  const known = await readOpen(db, input.code, input.email, clock())
  if (!known.ok) return known
  if ((await findCredentials(db, input.email)) !== null) return emailTaken
  const { accountId } = known.value
  const workspace = await readDocument(accounts.front(accountId), accountId, 'accounts', accountId)
  const strong = checkPassword(input.password, [input.name, input.email, workspace?.name ?? ''])
  if (!strong.ok) return strong
  const passwordHash = await passwords.hash(input.password)
  return inTransaction(accounts.locking(accountId), async (trx): Promise<Result<Opened>> => {
    await lockAccount(trx, accountId)
    const now = clock()
    const open = await readOpen(trx, input.code, input.email, now)
    if (!open.ok) return open
    const { id, role, teamId, invitedBy } = open.value
    const inviter = await readDocument(trx, accountId, 'people', invitedBy)
    const account = await readDocument(trx, accountId, 'accounts', accountId)
    if (account === null || inviter === null || !mayInvite(inviter, role)) {
      return inviterLeft
    }
    const person = {
      id: newId(),
      accountId,
      rev: 0,
      name: input.name,
      role,
      active: true,
      teamId: account.teams.some((team) => team.id === teamId) ? teamId : null,
    }
    if (!(await addCredentials(trx, { personId: person.id, accountId, email: input.email, passwordHash }))) {
      return emailTaken
    }
    if (!(await takeInvitation(trx, id, person.id, new Date(now))))
      throw new Error('An invitation was used under the lock.')
    await writeChanges(trx, accountId, [{ collection: 'people', document: person }])
    return succeed(
      await openSession(
        trx,
        { person, account },
        { deviceId: input.deviceId ?? null, ...from },
        { now, vault },
      ),
    )
  })
}
