import type { Role } from '../../../core/domain/people/person.ts'
import type { Database, Trx } from '../database.ts'

/** An invitation as stored, with the code only as a hash. */
export type StoredInvitation = {
  id: string
  accountId: string
  role: Role
  teamId: string | null
  /** When set, only this address may accept. */
  email: string | null
  invitedBy: string
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
  usedBy: string | null
  revokedAt: Date | null
}

/** Stores a new invitation. */
export const addInvitation = async (
  db: Database | Trx,
  invitation: Omit<StoredInvitation, 'usedAt' | 'usedBy' | 'revokedAt'> & { hash: Buffer },
): Promise<void> => {
  await db
    .insertInto('invitations')
    .values({
      id: invitation.id,
      account_id: invitation.accountId,
      hash: invitation.hash,
      role: invitation.role,
      team_id: invitation.teamId,
      email: invitation.email,
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      used_at: null,
      used_by: null,
    })
    .execute()
}

const columns = [
  'id',
  'account_id as accountId',
  'role',
  'team_id as teamId',
  'email',
  'invited_by as invitedBy',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'used_at as usedAt',
  'used_by as usedBy',
  'revoked_at as revokedAt',
] as const

/** The invitation with this code hash, or null. */
export const findInvitation = async (db: Database | Trx, hash: Buffer): Promise<StoredInvitation | null> => {
  const row = await db.selectFrom('invitations').select(columns).where('hash', '=', hash).executeTakeFirst()
  return row === undefined ? null : { ...row, role: row.role as Role }
}

/** An account's invitations that can still be used or were created after a given time, newest first; at most 500. */
export const readInvitations = async (
  db: Database | Trx,
  accountId: string,
  when: { now: Date; since: Date },
): Promise<StoredInvitation[]> => {
  const rows = await db
    .selectFrom('invitations')
    .select(columns)
    .where('account_id', '=', accountId)
    .where(({ and, eb, or }) =>
      or([
        eb('created_at', '>', when.since),
        and([eb('used_at', 'is', null), eb('revoked_at', 'is', null), eb('expires_at', '>', when.now)]),
      ]),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** An invitation of an account by its id, or null. */
export const readInvitation = async (
  db: Database | Trx,
  accountId: string,
  id: string,
): Promise<StoredInvitation | null> => {
  const row = await db
    .selectFrom('invitations')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, role: row.role as Role }
}

/** Revokes an unused invitation. Needs the account's lock. */
export const revokeStoredInvitation = async (trx: Trx, id: string, at: Date): Promise<void> => {
  await trx
    .updateTable('invitations')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Claims an invitation for a person; false if someone else was faster. */
export const takeInvitation = async (trx: Trx, id: string, personId: string, at: Date): Promise<boolean> => {
  const used = await trx
    .updateTable('invitations')
    .set({ used_at: at, used_by: personId })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return used !== undefined
}
