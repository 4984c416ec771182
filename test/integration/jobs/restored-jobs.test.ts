import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { allJobs } from '../../../server/all-jobs.ts'
import { openJobs } from '../../../server/jobs/jobs.ts'
import { backUp } from '../../../server/store/backup/backup.ts'
import { restore, type WaitingJob } from '../../../server/store/backup/restore.ts'
import { openDatabase } from '../../../server/store/database.ts'
import { createTestDatabase, type TestDatabase } from '../../support/server/test-cluster.ts'

const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
})
const onError = () => undefined
const openQueue = async ({ config }: TestDatabase) => {
  const queue = await openJobs(config, allJobs, onError)
  cleanUps.push(async () => queue.stop())
  return queue
}

test('a restore that ends while it queues the jobs that wait leaves nothing, and can be done again with them', async () => {
  const [from, to] = [await createTestDatabase({ template: 'schema' }), await createTestDatabase()]
  cleanUps.push(
    async () => from.drop(),
    async () => to.drop(),
  )
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-backup-'))
  cleanUps.push(async () => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'baton.backup')
  const db = openDatabase(from.config, { onError })
  cleanUps.push(async () => db.destroy())
  await db.insertInto('accounts').values({ id: 'acme' }).execute()
  const startAt = Date.now() + 3_600_000
  const waiting = { job: 'handoff-wake', key: 'h1', data: { accountId: 'acme', handoffId: 'h1' }, startAt }
  const queue = await openQueue(from)
  await db.transaction().execute(async (trx) => queue.enqueue(trx, [waiting]))
  await backUp(from.config, { file, version: '1', secretKey: null, at: new Date() })

  const restored = await openQueue(to)
  const queueAgain = async (client: pg.Client, jobs: readonly WaitingJob[]) =>
    restored.enqueueWith(
      client,
      jobs.map(({ name, ...job }) => ({ job: name, ...job })),
    )
  const ended = restore(to.config, file, async (...given) => {
    await queueAgain(...given)
    throw new Error('Killed.')
  })
  await expect(ended).rejects.toThrow('Killed.')
  await restore(to.config, file, queueAgain)
  const client = new pg.Client(to.config)
  await client.connect()
  const { rows } = await client.query(
    `select (select count(*)::int from accounts) as accounts, array_agg(data->>'handoffId') as jobs
     from pgboss.job where name = 'handoff-wake'`,
  )
  await client.end()
  expect(rows).toEqual([{ accounts: 1, jobs: ['h1'] }])
})
