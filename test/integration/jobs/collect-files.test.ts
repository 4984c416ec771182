import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { collectFiles, type FileJobParts } from '../../../server/files/collect-files.ts'
import { openJobs, type JobRunner } from '../../../server/jobs/jobs.ts'
import { openDatabase, type Database } from '../../../server/store/database.ts'
import { eventually } from '../../support/server/sync-rig.ts'
import { borrowDatabase, type TestDatabase } from '../../support/server/test-cluster.ts'

const day = 86_400_000
let database: TestDatabase
let db: Database
let jobs: JobRunner<FileJobParts>
const errors: unknown[] = []
beforeAll(async () => {
  database = await borrowDatabase()
  const onError = (error: unknown) => void errors.push(error)
  db = openDatabase(database.config, { onError })
  jobs = await openJobs(database.config, [collectFiles], onError)
})
afterAll(async () => {
  await jobs.stop()
  await db.destroy()
  await database.drop()
})

const ask = async () =>
  db.transaction().execute(async (trx) => jobs.enqueue(trx, [collectFiles.about('daily', {})]))
const waiting = async () => {
  const { rows } = await sql<{ at: Date }>`
    select start_after as at from pgboss.job where name = 'files-collect' and state = 'created'
  `.execute(db)
  return rows.map(({ at }) => at.getTime())
}

test('unused files go on a schedule: each turn asks for the next, and there is one however many servers ask', async () => {
  const now = Date.now()
  await db.insertInto('accounts').values({ id: 'acme' }).execute()
  const file = {
    account_id: 'acme',
    type: 'image/png',
    bytes: 10,
    person_id: 'ann',
    complete_at: new Date(now),
  }
  await db
    .insertInto('files')
    .values([
      { ...file, hash: 'a'.repeat(64), touched_at: new Date(now - 31 * day) },
      { ...file, hash: 'b'.repeat(64), touched_at: new Date(now - 29 * day) },
    ])
    .execute()
  await ask()
  await ask()
  expect(await waiting()).toHaveLength(1)
  await jobs.start({
    db,
    act: async () => undefined,
    enqueue: jobs.enqueue,
    clock: () => now,
    unusedFileMs: 30 * day,
  })
  await eventually('the next turn', async () => (await waiting()).some((at) => at > now + day / 2))
  await ask()
  expect(await waiting()).toEqual([now + day])
  const left = await db.selectFrom('files').select('hash').execute()
  expect(left).toEqual([{ hash: 'b'.repeat(64) }])
  expect(errors).toEqual([])
})
