import type { Database, Trx } from '../database.ts'

/** The code needed to create the first workspace; null if there is none. Deleted once it is used. */
export const readSetupCode = async (db: Database | Trx): Promise<string | null> =>
  (await db.selectFrom('setup_code').select('code').executeTakeFirst())?.code ?? null

/** Stores a code. Needs the setup lock. */
export const addSetupCode = async (trx: Trx, code: string): Promise<void> => {
  await trx.insertInto('setup_code').values({ code }).execute()
}

/** Deletes the code for good. */
export const removeSetupCode = async (trx: Trx): Promise<void> => {
  await trx.deleteFrom('setup_code').execute()
}
