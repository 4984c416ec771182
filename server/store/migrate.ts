import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import * as sync from './migrations/0001-sync.ts'
import * as auth from './migrations/0002-auth.ts'
import * as files from './migrations/0003-files.ts'
import * as sealing from './migrations/0004-sealing.ts'

/** Brings the schema up to date; safe to run by several servers at once, because Kysely locks. Throws with the cause. */
export const migrate = async (db: Database): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        '0001-sync': sync,
        '0002-auth': auth,
        '0003-files': files,
        '0004-sealing': sealing,
      }),
    },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error })
}
