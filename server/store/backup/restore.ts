import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { readBackupFile, UnreadableBackup, type BackupHeader } from './backup-file.ts'
import { copyTarget } from './backup.ts'
import { noHurry, openDatabase, poolConfig, type Connection } from '../database.ts'
import { knownMigrations, migrate } from '../migrate.ts'

/** A job that was waiting when the backup was made. */
export type WaitingJob = { name: string; key: string; data: Record<string, unknown>; startAt: number }

/** The target database isn't empty. */
export class NotEmpty extends Error {}

/** Whether a database holds nothing that anyone would miss. */
const isEmpty = async (client: pg.Client): Promise<boolean> => {
  const there = await client.query<{ there: boolean }>(
    `select to_regclass('public.accounts') is not null as there`,
  )
  if (there.rows[0]?.there !== true) return true
  const { rowCount } = await client.query('select 1 from accounts limit 1')
  return rowCount === 0
}

/** Removes what a server leaves behind after its first start, such as a setup code. */
const empty = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ table: string }>(`
    select table_name as table from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely\\_%'`)
  const tables = rows.map((row) => pg.escapeIdentifier(row.table)).join(', ')
  await client.query(`truncate ${tables}`)
}

/** Continues the database's sequences after the restored rows. */
const moveSequencesOn = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`)
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${pg.escapeIdentifier(column)}), 1))
       from ${pg.escapeIdentifier(table)}`,
      [table, column],
    )
  }
}

/**
 * Restores a backup into an empty database, all or nothing, the jobs that wait included, and migrates it.
 *
 * @param enqueue puts the waiting jobs into the queue, in the transaction of that client
 *
 * Rejects with `NotEmpty`, or with `UnreadableBackup` if the file is damaged or from a newer version.
 */
export const restore = async (
  connection: Connection,
  file: string,
  enqueue: (client: pg.Client, jobs: readonly WaitingJob[]) => Promise<void>,
): Promise<BackupHeader> => {
  const client = new pg.Client(poolConfig(connection, noHurry))
  client.on('error', () => undefined)
  await client.connect()
  const db = openDatabase(connection, { max: 2, waits: noHurry, onError: () => undefined })
  let found: BackupHeader | null = null
  try {
    if (!(await isEmpty(client))) throw new NotEmpty('The database is not empty.')
    await readBackupFile(file, {
      async header(header) {
        const newer = header.migrations.filter((name) => !knownMigrations.includes(name))
        if (newer.length > 0)
          throw new UnreadableBackup(
            `${file} was made by a newer version of Baton (${header.version}). Install that version, then restore.`,
          )
        await migrate(db, header.migrations.toSorted().at(-1))
        found = header
        await client.query('begin')
        await empty(client)
        await client.query(
          'create temporary table jobs (name text, key text, data jsonb, start_after timestamptz) on commit drop',
        )
      },
      async section(section, rows) {
        await pipeline(Readable.from(rows), client.query(copyFrom(`copy ${copyTarget(section)} from stdin`)))
      },
    })
    await moveSequencesOn(client)
    const waiting = await client.query<Omit<WaitingJob, 'startAt'> & { start_after: Date }>(
      'select name, key, data, start_after from jobs',
    )
    await enqueue(
      client,
      waiting.rows.map(({ start_after: at, ...job }) => ({ ...job, startAt: at.getTime() })),
    )
    await client.query('commit')
    await migrate(db)
    await client.query('analyze')
  } finally {
    await client.end().catch(() => undefined)
    await db.destroy()
  }
  if (found === null) throw new UnreadableBackup(`${file} is not a backup of Baton.`)
  return found
}
