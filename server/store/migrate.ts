import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import * as sync from './migrations/0001-sync.ts'
import * as auth from './migrations/0002-auth.ts'
import * as files from './migrations/0003-files.ts'
import * as sealing from './migrations/0004-sealing.ts'
import * as psa from './migrations/0005-psa.ts'
import * as notify from './migrations/0006-notify.ts'
import * as policy from './migrations/0007-policy.ts'
import * as writebackList from './migrations/0008-writeback-list.ts'
import * as audit from './migrations/0009-audit.ts'
import * as figures from './migrations/0010-figures.ts'
import * as enrichment from './migrations/0011-enrichment.ts'
import * as duty from './migrations/0012-duty.ts'
import * as shiftHandovers from './migrations/0013-shift-handovers.ts'
import * as slaFigures from './migrations/0014-sla-figures.ts'
import * as warningsDue from './migrations/0015-warnings-due.ts'

const migrations = {
  '0001-sync': sync,
  '0002-auth': auth,
  '0003-files': files,
  '0004-sealing': sealing,
  '0005-psa': psa,
  '0006-notify': notify,
  '0007-policy': policy,
  '0008-writeback-list': writebackList,
  '0009-audit': audit,
  '0010-figures': figures,
  '0011-enrichment': enrichment,
  '0012-duty': duty,
  '0013-shift-handovers': shiftHandovers,
  '0014-sla-figures': slaFigures,
  '0015-warnings-due': warningsDue,
}

/** Names of this version's migrations, in order. */
export const knownMigrations: readonly string[] = Object.keys(migrations)

/**
 * Brings the schema up to date, or up to the migration `until`. Several servers may run it at once, because Kysely
 * takes a lock. Throws with the cause.
 */
export const migrate = async (db: Database, until?: string): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await (until === undefined ? migrator.migrateToLatest() : migrator.migrateTo(until))
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error })
}
