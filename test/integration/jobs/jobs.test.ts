import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { defineJob, type Job, type JobParts, type JobPolicy } from '../../../server/jobs/define-job.ts'
import { openJobs, type JobRunner } from '../../../server/jobs/jobs.ts'
import { openDatabase, type Database } from '../../../server/store/database.ts'
import { createTestDatabase, type TestDatabase } from '../../support/server/test-cluster.ts'
import { eventually } from '../../support/server/sync-rig.ts'

let database: TestDatabase
let db: Database
let queue: JobRunner<JobParts>
const errors: Error[] = []
const onError = (error: Error) => void errors.push(error)

const open = async (kinds: readonly Job[]): Promise<void> => {
  errors.length = 0
  database = await createTestDatabase({ template: 'schema' })
  db = openDatabase(database.config, { onError })
  queue = await openJobs(database.config, kinds, onError)
}
const start = async () =>
  queue.start({
    db,
    act: async () => undefined,
    enqueue: queue.enqueue,
    clock: Date.now,
  })
const enqueue = async (...effects: Parameters<JobRunner<JobParts>['enqueue']>[1]) =>
  db.transaction().execute(async (trx) => queue.enqueue(trx, effects))

afterEach(async () => {
  await queue.stop()
  await db.destroy()
  await database.drop()
})

const quick: JobPolicy = { waiting: 'each', retries: 3, firstRetry: 1, longestRetry: 1 }
const Named = z.object({ name: z.string() })
const kind = (
  name: string,
  run: (name: string, signal: AbortSignal) => Promise<void>,
  over: Partial<{
    policy: JobPolicy
    concurrency: number
    timeoutSeconds: number
    recursWithin: number
  }> = {},
) =>
  defineJob({
    name,
    data: Named,
    policy: quick,
    concurrency: 2,
    timeoutSeconds: 30,
    run: async (data, _parts, signal) => run(data.name, signal),
    ...over,
  })

test('a job that fails is tried again, and none of those fetched with it runs twice', async () => {
  const runs = new Map<string, number>()
  const job = kind('work', async (name) => {
    const count = (runs.get(name) ?? 0) + 1
    runs.set(name, count)
    if (name === 'bad' && count < 3) throw new Error('Not yet.')
  })
  await open([job])
  const names = ['a', 'bad', 'c', 'd', 'e', 'f']
  await enqueue(...names.map((name) => job.about(name, { name })))
  await start()
  await eventually('the failing one to succeed', () => runs.get('bad') === 3, 30)
  expect(Object.fromEntries(runs)).toEqual({ a: 1, bad: 3, c: 1, d: 1, e: 1, f: 1 })
  expect(errors.map((error) => (error.cause as Error).message)).toEqual(['Not yet.', 'Not yet.'])
})

test('what a clock that was ahead has put off runs, and what is meant for later stays', async () => {
  const runs: string[] = []
  const recurring = kind('recurring', async (name) => void runs.push(name), {
    policy: { ...quick, waiting: 'gathered' },
    recursWithin: 60_000,
  })
  const timer = kind('timer', async (name) => void runs.push(name))
  await open([recurring, timer])
  const later = Date.now() + 3 * 3_600_000
  await enqueue(
    recurring.about('all', { name: 'recurring' }, later),
    timer.about('t', { name: 'timer' }, later),
  )
  await enqueue(timer.about('r', { name: 'tried again' }))
  await sql`update pgboss.job set state = 'retry', retry_count = 1, start_after = now() + interval '3 hours'
    where name = 'timer' and singleton_key = 'r'`.execute(db)
  await start()
  await eventually('both to run', () => runs.length === 2)
  expect(runs.toSorted()).toEqual(['recurring', 'tried again'])
})

/** Something that runs wait for, until it is released. */
const hold = () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  return { held, release }
}

test('a long job holds up neither other kinds nor its own', async () => {
  const done: string[] = []
  const { held, release } = hold()
  const long = kind('long', async (name) => {
    if (name === 'stuck') await held
    done.push(name)
  })
  const short = kind('short', async (name) => void done.push(name))
  await open([long, short])
  await start()
  await enqueue(long.about('stuck', { name: 'stuck' }))
  await enqueue(...['s1', 's2', 's3'].map((name) => short.about(name, { name })))
  await enqueue(...['l1', 'l2', 'l3', 'l4', 'l5'].map((name) => long.about(name, { name })))
  await eventually('the others to be done', () => done.length === 8, 20)
  expect(done).not.toContain('stuck')
  release()
  await eventually('the long one to be done', () => done.includes('stuck'))
})

test.each([1, 2, 3])(
  'as many jobs of a kind run at once as it says, and no more: %i',
  async (concurrency) => {
    let running = 0
    let most = 0
    const done: string[] = []
    const { held, release } = hold()
    const job = kind(
      'work',
      async (name) => {
        running += 1
        most = Math.max(most, running)
        await held
        running -= 1
        done.push(name)
      },
      { concurrency },
    )
    await open([job])
    await start()
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    // One by one, as they come from many desks.
    for (const name of names) await enqueue(job.about(name, { name }))
    await eventually('all slots to be taken', () => running === concurrency, 20)
    release()
    await eventually('all to be done', () => done.length === names.length, 20)
    expect(most).toBe(concurrency)
  },
)

test('a job is completed when it ends, whatever else is running', async () => {
  const { held, release } = hold()
  const job = kind('work', async (name) => (name === 'long' ? held : undefined))
  await open([job])
  await enqueue(job.about('long', { name: 'long' }), job.about('short', { name: 'short' }))
  await start()
  const stateOf = async (key: string) => {
    const { rows } = await sql<{ state: string }>`
      select state from pgboss.job where name = 'work' and singleton_key = ${key}`.execute(db)
    return rows[0]?.state
  }
  await eventually('the short one to be completed', async () => (await stateOf('short')) === 'completed', 20)
  expect(await stateOf('long')).toBe('active')
  release()
  await eventually('the long one to be completed', async () => (await stateOf('long')) === 'completed', 20)
})

test('the jobs of one workspace leave slots to those of others', async () => {
  const begun: string[] = []
  const { held, release } = hold()
  const job = defineJob({
    name: 'work',
    data: z.object({ accountId: z.string() }),
    policy: quick,
    concurrency: 4,
    timeoutSeconds: 30,
    async run({ accountId }) {
      begun.push(accountId)
      if (accountId === 'acme') await held
    },
  })
  await open([job])
  await enqueue(...['1', '2', '3', '4', '5'].map((key) => job.about(key, { accountId: 'acme' })))
  await enqueue(...['6', '7', '8'].map((key) => job.about(key, { accountId: 'beta' })))
  await start()
  const of = (accountId: string) => begun.filter((one) => one === accountId).length
  await eventually('those of the other one to be done', () => of('beta') === 3, 20)
  expect(of('acme')).toBe(2)
  release()
  await eventually('all to be done', () => of('acme') === 5, 20)
})

test('a run that was given to someone else is told to stop', async () => {
  const stopped: string[] = []
  let runs = 0
  const job = kind(
    'work',
    async (name, signal) => {
      runs += 1
      if (runs > 1) return
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      stopped.push(name)
    },
    { policy: { ...quick, heartbeat: 10 }, concurrency: 1 },
  )
  await open([job])
  await start()
  await enqueue(job.about('one', { name: 'one' }))
  await eventually('it to run', () => runs === 1, 20)
  await sql`update pgboss.job set state = 'retry' where name = 'work'`.execute(db)
  await eventually('it to be told', () => stopped.length === 1, 30)
  await eventually('its next run', () => runs === 2, 20)
  expect(stopped).toEqual(['one'])
})

test('what still runs when the queue stops is told to, and is run by the next one', async () => {
  const told: string[] = []
  let runs = 0
  const job = kind('work', async (name, signal) => {
    runs += 1
    if (runs > 1) return
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    told.push(name)
  })
  await open([job])
  await start()
  await enqueue(job.about('one', { name: 'one' }))
  await eventually('it to run', () => runs === 1, 20)
  await queue.stop()
  expect(told).toEqual(['one'])
  queue = await openJobs(database.config, [job], onError)
  await start()
  await eventually('the next run', () => runs === 2, 20)
  expect(errors).toEqual([])
})

test('a job that never ends is given up after its time, told to stop, and tried again', async () => {
  const aborted: string[] = []
  let runs = 0
  const job = kind(
    'endless',
    async (name, signal) => {
      runs += 1
      if (runs > 1) return
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          aborted.push(name)
          resolve()
        })
      })
    },
    { timeoutSeconds: 1 },
  )
  await open([job])
  await start()
  await enqueue(job.about('one', { name: 'one' }))
  await eventually('the second run', () => runs === 2, 20)
  expect(aborted).toEqual(['one'])
  expect(errors[0]?.cause).toMatchObject({ message: 'endless took longer than 1 s.' })
})

test('data that cannot be read fails for good, at once, and is told', async () => {
  let runs = 0
  const job = kind('work', async () => {
    runs += 1
  })
  await open([job])
  await start()
  await enqueue(
    { ...job.about('odd', { name: 'odd' }), data: { nam: 1 } },
    job.about('fine', { name: 'fine' }),
  )
  await eventually('the other one to run', () => runs === 1)
  await eventually('the failure to be told', () => errors.length === 1)
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(errors.map((error) => (error.cause as Error).message)).toEqual([
    'The data of work is not of its shape.',
  ])
  expect(runs).toBe(1)
})

test('of what is gathered one waits at a time, and what comes while it runs is run after it', async () => {
  const runs: string[] = []
  const { held, release } = hold()
  const job = kind(
    'fold',
    async (name) => {
      runs.push(name)
      if (runs.length === 1) await held
    },
    { policy: { ...quick, waiting: 'gathered' } },
  )
  await open([job])
  await enqueue(job.about('h1', { name: 'first' }), job.about('h1', { name: 'left to the first' }))
  await start()
  await eventually('the first to run', () => runs.length === 1)
  await enqueue(job.about('h1', { name: 'second' }))
  release()
  await eventually('the second to run', () => runs.length === 2, 20)
  expect(runs).toEqual(['first', 'second'])
})

test('the queue goes on by itself after its connections were ended', async () => {
  const runs: string[] = []
  const job = kind('work', async (name) => void runs.push(name))
  await open([job])
  await start()
  await enqueue(job.about('before', { name: 'before' }))
  await eventually('the first', () => runs.length === 1)
  const admin = new pg.Client(database.config)
  await admin.connect()
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await admin.end()
  const again = async () =>
    enqueue(job.about('after', { name: 'after' })).then(
      () => true,
      () => false,
    )
  await eventually('the database to be used again', again)
  await eventually('the one that came after', () => runs.includes('after'), 20)
  expect(runs.filter((name) => name === 'before')).toHaveLength(1)
})

test('a timer runs in its time, though no notification comes then', async () => {
  const at: number[] = []
  const job = kind('timer', async () => void at.push(Date.now()))
  await open([job])
  await start()
  const startAt = Date.now() + 1500
  await enqueue(job.about('later', { name: 'later' }, startAt))
  await eventually('the timer', () => at.length === 1, 20)
  expect(at[0]).toBeGreaterThanOrEqual(startAt)
})

test('a queue that is there already takes what has changed since, and is left alone where nothing has', async () => {
  const nothing = async () => undefined
  const readQueue = async () => {
    const { rows } = await sql<{ retries: number; updated: Date }>`
      select retry_limit as retries, updated_on as updated from pgboss.queue where name = 'work'
    `.execute(db)
    return rows
  }
  const reopen = async (policy: JobPolicy) => {
    await queue.stop()
    queue = await openJobs(database.config, [kind('work', nothing, { policy })], onError)
  }
  await open([kind('work', nothing)])
  const made = await readQueue()
  expect(made).toMatchObject([{ retries: 3 }])
  await reopen(quick)
  expect(await readQueue()).toEqual(made)
  await reopen({ ...quick, retries: 5 })
  expect(await readQueue()).toMatchObject([{ retries: 5 }])
  expect(errors).toEqual([])
})
