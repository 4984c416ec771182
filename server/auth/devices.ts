import { atLeast, canManage } from '../../core/domain/people/person.ts'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'
import type { Device } from '../../core/protocol/auth.ts'
import { readDocument } from '../store/change-log.ts'
import { readSignIns } from '../store/sign-in/sign-in-store.ts'
import { lockSignIns, revokeFamily } from '../store/sign-in/token-store.ts'
import { inTransaction } from '../store/transaction.ts'
import type { Authorized, AuthParts } from './auth-parts.ts'

/** A person's own devices or, for an admin, those of someone they manage. */
const mayManageDevices = async (
  { accounts }: AuthParts,
  by: Authorized,
  personId: string,
): Promise<Result<null>> => {
  if (personId === by.personId) return succeed(null)
  if (!atLeast(by.person.role, 'admin')) {
    return fail('forbidden', 'Only admins and owners can see other people’s devices.')
  }
  const other = await readDocument(accounts.front(by.accountId), by.accountId, 'people', personId)
  if (other === null) return fail('not_found', 'That person doesn’t exist.')
  return canManage(by.person, other)
    ? succeed(null)
    : fail('forbidden', 'Only owners can see owners’ devices.')
}

/** Where someone is signed in. `forbidden`, `not_found`. */
export const listDevices = async (
  parts: AuthParts,
  by: Authorized,
  personId: string,
): Promise<Result<Device[]>> => {
  const may = await mayManageDevices(parts, by, personId)
  if (!may.ok) return may
  const owner = { accountId: by.accountId, personId }
  const signIns = await readSignIns(parts.accounts.front(by.accountId), owner, new Date(parts.clock()))
  return succeed(
    signIns.map(({ family, deviceName, createdAt, lastSeenAt }) => ({
      id: family,
      name: deviceName,
      signedInAt: createdAt.getTime(),
      lastSeenAt: lastSeenAt.getTime(),
      current: family === by.family,
    })),
  )
}

/** Ends someone's sign-in on one device. If it has already ended, that is not a failure. */
export const endDevice = async (
  parts: AuthParts,
  by: Authorized,
  { personId, id }: { personId: string; id: string },
): Promise<Result<null>> => {
  const may = await mayManageDevices(parts, by, personId)
  if (!may.ok) return may
  const { accountId } = by
  const ended = await inTransaction(parts.accounts.front(accountId), async (trx): Promise<Result<null>> => {
    await lockSignIns(trx, personId)
    const now = new Date(parts.clock())
    const theirs = await readSignIns(trx, { accountId, personId }, now)
    if (theirs.some(({ family }) => family === id)) await revokeFamily(trx, id, now)
    return succeed(null)
  })
  if (ended.ok) parts.onAccessChanged(accountId, [personId])
  return ended
}
