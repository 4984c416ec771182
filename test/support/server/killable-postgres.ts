import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres, type PostgresConnection } from '../../../server/postgres/embedded-postgres.ts'
import { readPostmasterFile } from '../../../server/postgres/postmaster.ts'
import { copyPrepared } from './prepared-folder.ts'
import { urlOf } from './test-cluster.ts'

/** A PostgreSQL of a test's own with a server's schema, which can be killed and is then started again. */
export type KillablePostgres = {
  connection: PostgresConnection
  databaseUrl: string
  /**
   * Kills it with SIGKILL: the postmaster, or the process behind one of its connections, which makes it end all the others
   * and recover. No more than five postmasters a minute, or it stays down.
   */
  kill(what: 'postmaster' | 'backend'): Promise<void>
  /** Resolves once it answers. */
  answers(): Promise<void>
  remove(): Promise<void>
}

export const startKillablePostgres = async (): Promise<KillablePostgres> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'baton-killable-'))
  await copyPrepared(dataDir)
  // The disk outlives what is killed here, what PostgreSQL has not yet handed to it does not.
  const started = await startEmbeddedPostgres({
    dataDir,
    fsync: false,
    settings: { synchronous_commit: 'on', full_page_writes: 'on' },
  })
  if (!started.ok) throw new Error(started.message)
  const { postgres } = started
  const { connection } = postgres

  const ask = async (query: string): Promise<number | undefined> => {
    const client = new pg.Client(connection)
    client.on('error', () => undefined)
    await client.connect()
    try {
      const { rows } = await client.query<{ pid: number }>(query)
      return rows[0]?.pid
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  const answers = async (): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      try {
        await ask('select pg_backend_pid() as pid')
        return
      } catch (error) {
        if (tries > 1200) throw new Error('PostgreSQL did not come back.', { cause: error })
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  const pidOf = {
    postmaster: async () => (await readPostmasterFile(path.join(dataDir, 'postgres')))?.pid,
    backend: async () =>
      ask(
        `select pid from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() order by query_start desc limit 1`,
      ),
  }
  return {
    connection,
    databaseUrl: urlOf(connection),
    async kill(what) {
      await answers()
      const pid = await pidOf[what]()
      if (pid === undefined) throw new Error(`There is no ${what} to kill.`)
      process.kill(pid, 'SIGKILL')
    },
    answers,
    async remove() {
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
