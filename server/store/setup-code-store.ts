import type { Database, Trx } from './database.ts'

/** The code that the first workspace is created with; null when there is none. Kept until it is used, and then gone. */
export const readSetupCode = async (db: Database | Trx): Promise<string | null> =>
  (await db.selectFrom('setup_code').select('code').executeTakeFirst())?.code ?? null

/** Keeps a code. Needs the setup lock. */
export const addSetupCode = async (trx: Trx, code: string): Promise<void> => {
  await trx.insertInto('setup_code').values({ code }).execute()
}

/** Forgets the code, for good. */
export const removeSetupCode = async (trx: Trx): Promise<void> => {
  await trx.deleteFrom('setup_code').execute()
}
