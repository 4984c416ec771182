import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { allJobs } from '../../../server/all-jobs.ts'
import { createVault } from '../../../server/auth/vault.ts'
import { openJobs } from '../../../server/jobs/jobs.ts'
import { advancePolicy } from '../../../server/policy/run-policy.ts'
import { createAccountLine } from '../../../server/store/account-line.ts'
import { openDatabase, type Connection } from '../../../server/store/database.ts'
import { allEffects } from '../../../server/all-effects.ts'
import { createDecider } from '../../../server/deciding/decider.ts'
import { noQuotas } from './no-quotas.ts'

/**
 * A server process that is killed the moment it is about to send its `killAt`th statement of a step.
 *
 * Started by a test with its task as JSON in the first argument.
 */
type Task = {
  connection: Connection
  killAt: number
  due: { accountId: string; handoffId: string; dueAt: number }
}

const task = JSON.parse(process.argv[2] ?? '') as Task
const fatal = (error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
}
const db = openDatabase(task.connection, { onError: fatal })
const jobs = await openJobs(task.connection, allJobs, fatal)
const clock = () => task.due.dueAt + 5
const decider = createDecider({
  follow: allEffects,
  quotas: noQuotas,
  db,
  inLine: createAccountLine({ atOnce: 1, mostWaiting: 10 }),
  jobs,
  clock,
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

await advancePolicy(task.due, {
  db,
  act: decider.act,
  enqueue: jobs.enqueue,
  clock,
  notify: { vault: createVault(randomBytes(32)) },
})
process.exit(0)
