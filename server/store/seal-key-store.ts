import type { SealKeys } from '../../core/protocol/auth.ts'
import type { Trx } from './database.ts'

/** A person's keys; null if they have none yet. */
export const findSealKeys = async (trx: Trx, personId: string): Promise<SealKeys | null> => {
  const row = await trx
    .selectFrom('seal_keys')
    .select(['public_key as publicKey', 'private_key as privateKey'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/** Stores the keys of a person who has none. Needs the account's lock. */
export const addSealKeys = async (
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
    .execute()
}
