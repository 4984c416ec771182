import pg from 'pg'
import type { Intent } from '../../../core/intents/intent.ts'
import { allJobs } from '../../../server/all-jobs.ts'
import { openJobs } from '../../../server/jobs/jobs.ts'
import { openDatabase, type Connection } from '../../../server/store/database.ts'
import { createAccountLine } from '../../../server/store/account-line.ts'
import { noQuotas } from './no-quotas.ts'
import type { Pusher } from '../../../server/deciding/decide-push.ts'
import { allEffects } from '../../../server/all-effects.ts'
import { createDecider } from '../../../server/deciding/decider.ts'

/**
 * A server process that is killed the moment it is about to send its `killAt`th statement of a push.
 *
 * Started by a test with its task as JSON in the first argument; prints the answer when it lives.
 */
type Task = { connection: Connection; killAt: number; from: Pusher; intents: Intent[] }

const task = JSON.parse(process.argv[2] ?? '') as Task
const fatal = (error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
}
const db = openDatabase(task.connection, { onError: fatal })
const jobs = await openJobs(task.connection, allJobs, fatal)
const decider = createDecider({
  follow: allEffects,
  quotas: noQuotas,
  db,
  inLine: createAccountLine({ atOnce: 1, mostWaiting: 10 }),
  jobs,
  clock: Date.now,
  revokePerson: async () => undefined,
  committed: () => undefined,
})

let statements = 0
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  statements += 1
  if (statements === task.killAt) process.kill(process.pid, 'SIGKILL')
  return query.apply(this, args)
} as typeof pg.Client.prototype.query

const answer = await decider.push(task.from, task.intents)
process.stdout.write(JSON.stringify({ answer, statements }))
// Dying here is a lost answer: everything is committed and no one was told.
if (task.killAt === 0) process.kill(process.pid, 'SIGKILL')
process.exit(0)
