import type { Database, Trx } from '../database.ts'

/** A password reset as stored, with the code only as a hash. `createdBy` is null for one from the command line. */
export type StoredReset = {
  id: string
  accountId: string
  personId: string
  createdBy: string | null
  expiresAt: Date
  usedAt: Date | null
}

/** Stores a new reset, replacing any earlier ones of this person. */
export const replaceResets = async (
  trx: Trx,
  reset: Omit<StoredReset, 'usedAt'> & { hash: Buffer; at: Date },
): Promise<void> => {
  await forgetResets(trx, reset.personId)
  await trx
    .insertInto('password_resets')
    .values({
      id: reset.id,
      account_id: reset.accountId,
      person_id: reset.personId,
      hash: reset.hash,
      created_by: reset.createdBy,
      created_at: reset.at,
      expires_at: reset.expiresAt,
      used_at: null,
    })
    .execute()
}

/** The reset with this code hash, or null. */
export const findReset = async (db: Database | Trx, hash: Buffer): Promise<StoredReset | null> => {
  const row = await db
    .selectFrom('password_resets')
    .select([
      'id',
      'account_id as accountId',
      'person_id as personId',
      'created_by as createdBy',
      'expires_at as expiresAt',
      'used_at as usedAt',
    ])
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row ?? null
}

/** Marks a reset as used. Needs `lockSignIns`. */
export const takeReset = async (trx: Trx, id: string, at: Date): Promise<void> => {
  await trx.updateTable('password_resets').set({ used_at: at }).where('id', '=', id).execute()
}

/** Deletes all codes that could still reset a person's password. */
export const forgetResets = async (trx: Trx, personId: string): Promise<void> => {
  await trx
    .deleteFrom('password_resets')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}
