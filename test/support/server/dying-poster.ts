import pg from 'pg'
import { createVault } from '../../../server/auth/vault.ts'
import { createPsaParts } from '../../../server/psa/psa-parts.ts'
import type { PsaTimings } from '../../../server/psa/timings.ts'
import { drainWritebacks } from '../../../server/psa/writebacks/drain-writebacks.ts'
import { createAccountLine } from '../../../server/store/account-line.ts'
import { type Connection, openDatabase } from '../../../server/store/database.ts'
import { allEffects } from '../../../server/all-effects.ts'
import { createDecider } from '../../../server/deciding/decider.ts'
import { noQuotas } from './no-quotas.ts'

/**
 * A server process that brings writebacks to their tickets and is killed at the `killAt`th thing it does after it first asked a
 * ticket system: just before a statement, just before a call, or just after an answer.
 */
export type DyingPoster = {
  connection: Connection
  /** Hexadecimal. */
  secret: string
  killAt: number
  accountId: string
  connectionId: string
  timings: PsaTimings
}

const task = JSON.parse(process.argv[2] ?? '') as DyingPoster
const fatal = (error: unknown) => void process.stderr.write(`${String(error)}\n`)
const db = openDatabase(task.connection, { onError: fatal })
const jobs = { enqueue: async () => undefined }
const decider = createDecider({
  follow: allEffects,
  quotas: noQuotas,
  db,
  inLine: createAccountLine({ atOnce: 1, mostWaiting: 100 }),
  jobs,
  clock: Date.now,
  revokePerson: async () => undefined,
  committed: () => undefined,
})

let done = 0
let hasAsked = false
const line = () => {
  if (!hasAsked) return
  done += 1
  if (done === task.killAt) process.kill(process.pid, 'SIGKILL')
}
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  line()
  return query.apply(this, args)
} as typeof pg.Client.prototype.query
const ask = globalThis.fetch
globalThis.fetch = async (...args) => {
  hasAsked = true
  line()
  const answer = await ask(...args)
  line()
  return answer
}

const parts = {
  db,
  act: decider.act,
  ...jobs,
  clock: Date.now,
  psa: createPsaParts({
    vault: createVault(Buffer.from(task.secret, 'hex')),
    publicUrl: null,
    networks: ['loopback'],
    paced: false,
    timings: task.timings,
  }),
}
process.stdout.write('ready\n')
const { signal } = new AbortController()
for (;;) {
  await drainWritebacks.start({ accountId: task.accountId, connectionId: task.connectionId }, parts, signal)
  await new Promise((resolve) => setTimeout(resolve, 20))
}
