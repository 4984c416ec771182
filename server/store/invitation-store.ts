import type { Role } from '../../core/domain/person.ts'
import type { Database, Trx } from './database.ts'

/** An invitation as kept: the code itself only as a hash. */
export type StoredInvitation = {
  id: string
  accountId: string
  role: Role
  teamId: string | null
  /** When set, only this address may accept. */
  email: string | null
  invitedBy: string
  expiresAt: Date
  usedAt: Date | null
}

/** Keeps a new invitation. */
export const addInvitation = async (
  db: Database | Trx,
  invitation: Omit<StoredInvitation, 'usedAt'> & { hash: Buffer; at: Date },
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
      created_at: invitation.at,
      expires_at: invitation.expiresAt,
      used_at: null,
      used_by: null,
    })
    .execute()
}

/** The invitation of a code's hash, or null. */
export const findInvitation = async (db: Database | Trx, hash: Buffer): Promise<StoredInvitation | null> => {
  const row = await db
    .selectFrom('invitations')
    .select([
      'id',
      'account_id as accountId',
      'role',
      'team_id as teamId',
      'email',
      'invited_by as invitedBy',
      'expires_at as expiresAt',
      'used_at as usedAt',
    ])
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, role: row.role as Role }
}

/** Takes an invitation for a person; false when someone was faster. */
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
