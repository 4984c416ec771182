import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'
import { forgetResets } from '../store/sign-in/password-reset-store.ts'
import { readCredentials, readMember, replacePassword } from '../store/people-store.ts'
import { lockSignIns, readAccess, revokeFamiliesOf } from '../store/sign-in/token-store.ts'
import { inTransaction } from '../store/transaction.ts'
import { ended, type Authorized, type AuthParts } from './auth-parts.ts'
import { checkPassword } from './password-rules.ts'

/**
 * Changes a person's own password, and ends all of their other sign-ins.
 *
 * Asks for the current password, so that no one can take over an account from an unattended desk. `wrong_credentials`,
 * `weak_password`, `session_expired`, `deactivated`.
 */
export const changePassword = async (
  { accounts, passwords, clock, onAccessChanged }: AuthParts,
  by: Authorized,
  input: { currentPassword: string; password: string },
): Promise<Result<null>> => {
  const db = accounts.front(by.accountId)
  const known = await readCredentials(db, by.personId)
  const right = await passwords.verify(known?.passwordHash ?? null, input.currentPassword)
  if (known === null || !right) {
    return fail('wrong_credentials', 'That isn’t your current password. Check it and try again.')
  }
  const member = await readMember(db, by)
  const strong = checkPassword(input.password, [by.person.name, known.email, member?.account.name ?? ''])
  if (!strong.ok) return strong
  const passwordHash = await passwords.hash(input.password)
  const changed = await inTransaction(db, async (trx): Promise<Result<null>> => {
    await lockSignIns(trx, by.personId)
    const now = new Date(clock())
    const { person, alive } = await readAccess(trx, { ...by, now })
    if (person === null || !person.active) return { ok: false, problem: ended.deactivated }
    // The sign-in ended, or the password changed, while the new hash was being computed. That was intentional, so it
    // wins.
    const still = await readCredentials(trx, by.personId)
    if (!alive || still?.passwordHash !== known.passwordHash) return { ok: false, problem: ended.revoked }
    await replacePassword(trx, by.personId, passwordHash)
    await revokeFamiliesOf(trx, by.personId, now, by.family)
    await forgetResets(trx, by.personId)
    return succeed(null)
  })
  if (changed.ok) onAccessChanged(by.accountId, [by.personId])
  return changed
}
