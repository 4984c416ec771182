import type { SealKeys } from '../../../core/protocol/auth.ts'
import type { Trx } from '../database.ts'

/** A person's keys, the private one encrypted; null if they have none yet. */
export const findSealKeys = async (trx: Trx, personId: string): Promise<SealKeys | null> => {
  const row = await trx
    .selectFrom('seal_keys')
    .select(['public_key as publicKey', 'private_key as privateKey'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/** Stores a person's keys, the private one encrypted. Needs the account's lock. */
export const putSealKeys = async (
  trx: Trx,
  owner: { accountId: string; personId: string },
  { publicKey, privateKey }: SealKeys,
): Promise<void> => {
  await trx
    .insertInto('seal_keys')
    .values({
      person_id: owner.personId,
      account_id: owner.accountId,
      public_key: publicKey,
      private_key: privateKey,
    })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ public_key: publicKey, private_key: privateKey }),
    )
    .execute()
}
