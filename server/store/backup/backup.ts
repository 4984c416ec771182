import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { createBackupFile, type Section } from './backup-file.ts'
import { noHurry, poolConfig, type Connection } from '../database.ts'

type Key = { child: string; parent: string }

/** Tables, ordered so that each comes after the ones it refers to. */
export const inOrderOf = (tables: readonly string[], keys: readonly Key[]): string[] => {
  const ordered: string[] = []
  const add = (table: string, above: readonly string[]): void => {
    if (ordered.includes(table) || above.includes(table)) return
    for (const { child, parent } of keys) if (child === table) add(parent, [...above, table])
    ordered.push(table)
  }
  for (const table of tables) add(table, [])
  return ordered
}

/** The waiting jobs; the queue's other tables are recreated. */
const waitingJobs = `select name, singleton_key as key, data, start_after from pgboss.job
  where state in ('created', 'retry', 'active') and name not like '\\_\\_%'`

const tablesOf = async (client: pg.Client): Promise<Section[]> => {
  const { rows } = await client.query<Section>(`
    select table_name as table, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
      and table_name not like 'kysely\\_%'
    group by table_name order by table_name`)
  const keys = await client.query<Key>(`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  const byName = new Map(rows.map((row) => [row.table, row]))
  return inOrderOf([...byName.keys()], keys.rows).flatMap((name) => byName.get(name) ?? [])
}

/** The table and columns, as COPY expects them. */
export const copyTarget = ({ table, columns }: Section): string =>
  `${pg.escapeIdentifier(table)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`

/**
 * Writes everything the server stores into one file, as of a single moment, while the server keeps running. Returns the
 * number of tables. Rejects, leaving no file, if it fails.
 */
export const backUp = async (
  connection: Connection,
  options: { file: string; version: string; secretKey: string | null; at: Date },
): Promise<number> => {
  const client = new pg.Client(poolConfig(connection, noHurry))
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
    const file = await createBackupFile(options.file, {
      baton: 'backup',
      format: 1,
      version: options.version,
      at: options.at.toISOString(),
      migrations: rows.map((row) => row.name),
      secretKey: options.secretKey,
    })
    try {
      const tables = await tablesOf(client)
      for (const section of tables)
        await file.section(section, client.query(copyTo(`copy ${copyTarget(section)} to stdout`)))
      const jobs = { table: 'jobs', columns: ['name', 'key', 'data', 'start_after'] }
      await file.section(jobs, client.query(copyTo(`copy (${waitingJobs}) to stdout`)))
      await file.finish()
      return tables.length
    } catch (error) {
      await file.abandon()
      throw error
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}
