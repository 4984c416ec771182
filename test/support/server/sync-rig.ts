import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import { nothingYet, type Checkpoint } from '../../../core/domain/document/checkpoint.ts'
import { newAccount } from '../../../core/domain/account/new-account.ts'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import { fail, succeed } from '../../../core/domain/document/problem.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import type { Intent } from '../../../core/intents/intent.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import {
  pushes,
  type Part,
  type AnswerOf,
  type PushOf,
  type RequestName,
  type RequestOf,
} from '../../../core/protocol/messages.ts'
import { subjectKey } from '../../../core/protocol/presence.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { type AllJobParts, allJobs } from '../../../server/all-jobs.ts'
import { createVault } from '../../../server/auth/vault.ts'
import { createNotifyParts, type NotifyOptions } from '../../../server/notify/registry.ts'
import type { NotifyParts } from '../../../server/notify/notify-parts.ts'
import type { Said } from '../../../server/enrichment/assistant/said-parts.ts'
import { rigAi, type RigAi } from './rig-ai.ts'
import { createPsaParts, type PsaParts } from '../../../server/psa/psa-parts.ts'
import type { PsaTimings } from '../../../server/psa/timings.ts'
import { openJobs, type JobRunner } from '../../../server/jobs/jobs.ts'
import { lockAccount, readDocument, writeChanges } from '../../../server/store/change-log.ts'
import type { AccountDatabases } from '../../../server/store/account-databases.ts'
import {
  databaseOn,
  openWatchedPool,
  type Connection,
  type Database,
} from '../../../server/store/database.ts'
import { createAccountDatabases } from '../../../server/store/pools.ts'
import { createListener, notifyAccess } from '../../../server/store/listener.ts'
import type { Quotas } from '../../../server/quotas/quotas.ts'
import { noQuotas } from './no-quotas.ts'
import { allEffects } from '../../../server/all-effects.ts'
import { createCommits } from '../../../server/deciding/commits.ts'
import { createDecider, type Decider } from '../../../server/deciding/decider.ts'
import type { Live } from '../../../server/sync/live.ts'
import { serveDesks } from '../../../server/serve-desks.ts'
import type { CutReason, Sockets } from '../../../server/sync/sockets.ts'
import type { WireLimits } from '../../../server/sync/wire-limits.ts'
import { makePerson, makeSession } from '../samples/make.ts'
import { borrowDatabase, type TestDatabase } from './test-cluster.ts'

/** The sign-in that everyone here uses: the rig has none of its own. */
const rigFamily = '00000000-0000-4000-8000-000000000000'

/**
 * The sync part of a server on a real database and real sockets, with a stand-in for signing in: a token is
 * `account/person`. Each rig has a database of its own.
 */
export type SyncRig = {
  db: Database
  accounts: AccountDatabases
  database: TestDatabase
  decider: Decider
  jobs: JobRunner<AllJobParts>
  psa: PsaParts
  notify: NotifyParts
  live: Live
  sockets: Sockets
  url: string
  errors: unknown[]
  /** Why connections were cut. */
  cuts: CutReason[]
  isDeaf(): boolean
  /** Adds a workspace with these people; ids must be new. */
  addAccount(accountId: string, people: readonly Person[]): Promise<void>
  desk(
    accountId: string,
    personId: string,
    options?: { deviceId?: string; protocol?: number },
  ): Promise<RigDesk>
  close(): Promise<void>
}

/** A bare client: pushes intents and keeps what it is told. */
export type RigDesk = {
  socket: Socket
  deviceId: string
  welcome: PushOf<'welcome'>
  changed: PushOf<'sync:changed'>[]
  /** Subjects by person, as this client was told of them. */
  looking: Map<string, string[]>
  /** Whether each person is at a desk, as this client was told. */
  atDesk: Map<string, string>
  /** How many messages about presence came. */
  presenceMessages: () => number
  intent<T extends IntentType>(type: T, payload: IntentInput<T>, over?: Partial<Intent>): Intent
  push(...intents: Intent[]): Promise<AnswerOf<'intents:push'>>
  ask<N extends RequestName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>>
  pullAll(after?: Checkpoint): Promise<Change[]>
  close(): void
}

/** Passes nothing on, for jobs that have nothing to do with the assistant. */
export const noSaid: Said = { begin: () => ({ so: () => undefined, end: () => undefined }) }

/** What everything of a rig is sealed with. */
export const rigSecret = Buffer.alloc(32, 7)

export const startSyncRig = async (
  options: {
    clock?: () => number
    /** Without limits unless given. */
    quotas?: Partial<Quotas>
    database?: TestDatabase
    ping?: { interval: number; timeout: number }
    limits?: Partial<WireLimits>
    /** While false, no one’s access can be checked again. */
    canCheck?: () => boolean
    /** What the listener connects to; the database itself when not said. */
    listenOn?: Connection
    beat?: { every: number; late: number }
    /** How long a token is good for, seconds. */
    tokenSeconds?: number
    psaTimings?: Partial<PsaTimings>
    /** Where ticket systems can call; null if they can't. */
    publicUrl?: string | null
    /** How it tells people outside of Baton; without mail unless given. */
    /** Without a model unless given. */
    ai?: RigAi
    notify?: Partial<Pick<NotifyOptions, 'mail' | 'publicUrl' | 'timings' | 'slackApi' | 'networks'>>
  } = {},
): Promise<SyncRig> => {
  const clock = options.clock ?? Date.now
  const database = options.database ?? (await borrowDatabase())
  const errors: unknown[] = []
  const cuts: CutReason[] = []
  let closing = false
  const onError = (error: unknown) => {
    // Dropping the database cuts what is still connected to it.
    if (!closing) errors.push(error)
  }
  const pool = openWatchedPool(database.config, { onError })
  const db = databaseOn(pool)
  const jobs = await openJobs(database.config, allJobs, onError)
  const { accounts, inLine } = createAccountDatabases({ work: pool, front: pool })
  const psa = createPsaParts({
    vault: createVault(rigSecret),
    publicUrl: options.publicUrl ?? null,
    networks: ['loopback'],
    paced: false,
    ...(options.psaTimings === undefined ? {} : { timings: options.psaTimings }),
  })
  const notify = await createNotifyParts({
    db,
    vault: createVault(rigSecret),
    secretKey: rigSecret,
    clock,
    publicUrl: null,
    mail: null,
    networks: ['loopback'],
    ...options.notify,
  })
  const ai = rigAi(db, clock, options.ai)
  const quotas = { ...noQuotas, ...options.quotas }
  const listener = createListener(options.listenOn ?? database.config, onError, options.beat)
  const httpServer = createServer()
  const commits = createCommits()
  const decider = createDecider({
    follow: allEffects,
    db,
    inLine,
    jobs,
    clock,
    quotas,
    revokePerson: notifyAccess,
    committed: commits.tell,
  })
  const served = await serveDesks({
    process: uuid(),
    db,
    listener,
    jobs,
    decider,
    commits,
    accounts,
    psa,
    notify,
    ai,
    quotas,
    hasHeartbeat: false,
    sockets: {
      httpServer,
      allowedOrigins: [],
      addressOf: (request) => request.socket.remoteAddress ?? '',
      authorize: async (token) => {
        const [accountId = '', personId = '', until] = token.split('/')
        const expiresAt = until === undefined ? clock() + (options.tokenSeconds ?? 600) * 1000 : Number(until)
        const person = await readDocument(db, accountId, 'people', personId)
        return person === null
          ? fail('unauthenticated', 'Sign in first.')
          : person.active
            ? succeed({ accountId, personId, family: rigFamily, person, expiresAt })
            : fail('deactivated', 'Your access has ended.')
      },
      check: async ({ accountId, personId }) => {
        const person = await readDocument(accounts.ordinary(accountId), accountId, 'people', personId)
        return person?.active === true ? succeed(null) : fail('deactivated', 'Your access has ended.')
      },
      checkAll: async (accesses) => {
        if (options.canCheck?.() === false) throw new Error('Access can’t be checked.')
        return Promise.all(
          accesses.map(async ({ accountId, personId }) => {
            const person = await readDocument(db, accountId, 'people', personId)
            return person?.active === true ? succeed(null) : fail('deactivated', 'Your access has ended.')
          }),
        )
      },
      ...(options.ping === undefined ? {} : { ping: options.ping }),
      version: '0.0.0-test',
      onError,
      onEvent: () => undefined,
      onCut: (reason) => void cuts.push(reason),
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    },
    clock,
    onError,
  })
  const { sockets, said } = served
  await jobs.start({
    db,
    act: decider.act,
    enqueue: jobs.enqueue,
    clock,
    unusedFileMs: Infinity,
    psa,
    notify,
    said,
    ai,
  })
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`
  const desks: RigDesk[] = []
  return {
    db,
    accounts,
    database,
    decider,
    jobs,
    psa,
    notify,
    live: served.live,
    sockets,
    url,
    errors,
    cuts,
    isDeaf: () => listener.isDeaf(),
    async addAccount(accountId, people) {
      const account = newAccount({ id: accountId, name: accountId })
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('accounts').values({ id: accountId }).execute()
        await lockAccount(trx, accountId)
        await writeChanges(trx, accountId, [
          { collection: 'accounts', document: account },
          ...people.map((person) => ({
            collection: 'people' as const,
            document: { ...person, accountId, rev: 0 },
          })),
        ])
      })
    },
    async desk(accountId, personId, deskOptions = {}) {
      const desk = await openRigDesk(url, `${accountId}/${personId}`, deskOptions)
      desks.push(desk)
      return desk
    },
    async close() {
      closing = true
      for (const desk of desks) desk.close()
      await served.close()
      await jobs.stop()
      await served.closeBooks()
      await notify.close()
      await listener.close()
      await db.destroy()
      if (options.database === undefined) await database.drop()
      if (errors.length > 0) throw new AggregateError(errors, 'Something failed in the background.')
    },
  }
}

/** Connects a bare client; rejects with the server's rejection. */
export const openRigDesk = async (
  url: string,
  token: string,
  options: { deviceId?: string; protocol?: number } = {},
): Promise<RigDesk> => {
  const deviceId = options.deviceId ?? uuid()
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { token, deviceId, protocol: options.protocol ?? protocolVersion },
  })
  const changed: PushOf<'sync:changed'>[] = []
  socket.on('sync:changed', (message: PushOf<'sync:changed'>) => void changed.push(message))
  const looking = new Map<string, string[]>()
  const atDesk = new Map<string, string>()
  let presenceMessages = 0
  socket.on('presence:changed', (raw: unknown) => {
    presenceMessages += 1
    for (const { personId, subjects } of pushes['presence:changed'].parse(raw).people) {
      const seen = subjects.filter(({ kind }) => kind !== 'desk').map(subjectKey)
      // Whoever has looked at nothing so far is merely there.
      if (seen.length > 0 || looking.has(personId)) looking.set(personId, seen)
      const states = subjects.filter(({ kind }) => kind === 'desk').map(({ id }) => id)
      atDesk.set(personId, states.includes('online') ? 'online' : (states[0] ?? 'offline'))
    }
  })
  const welcome = await new Promise<PushOf<'welcome'>>((resolve, reject) => {
    socket.once('welcome', resolve)
    socket.once('connect_error', (error) => reject(Object.assign(error, (error as { data?: object }).data)))
  })
  let seq = 0
  const ask: RigDesk['ask'] = async (name, request) => socket.timeout(60_000).emitWithAck(name, request)
  return {
    socket,
    deviceId,
    welcome,
    changed,
    looking,
    atDesk,
    presenceMessages: () => presenceMessages,
    intent(type, payload, over = {}) {
      seq += 1
      return { id: uuid(), seq, at: Date.now(), type, version: 1, payload, ...over }
    },
    push: async (...intents) => ask('intents:push', { intents }),
    ask,
    async pullAll(after = nothingYet) {
      const changes: Change[] = []
      let part: Part | undefined
      for (let from = after, more = true; more;) {
        const answer = await ask('sync:pull', {
          after: from,
          part,
          limit: 200,
        })
        if (!answer.ok && answer.problem.kind === 'rate_limited') {
          await new Promise((resolve) => setTimeout(resolve, 100))
          continue
        }
        if (!answer.ok) throw new Error(answer.problem.message)
        changes.push(...answer.changes)
        from = answer.reached
        part = answer.part
        more = answer.more
      }
      return changes
    },
    close: () => void socket.disconnect(),
  }
}

/** A workspace of an owner, two engineers and a viewer. */
export const staff = () => [
  makePerson('olga', { role: 'owner' }),
  makePerson('ann'),
  makePerson('bob'),
  makePerson('vic', { role: 'viewer' }),
]

/** Payload of a session that starts. */
export const startPayload = (sessionId: string) => ({
  sessionId,
  title: 'Outlook does not sync',
  problemSummary: 'Outlook is failing to sync email',
})

/** Payload of an escalation of a fresh session. */
export const escalatePayload = (sessionId: string, handoffId: string): IntentInput<'handoff.create'> => ({
  handoffId,
  sessionId,
  intent: 'escalate',
  priority: 'high',
  engineerNotes: 'Needs Exchange rights',
  snapshot: snapshotOf(makeSession({ id: sessionId }), []),
})

/** Waits until `check` gives something; fails with `what` after ninety seconds, or as many as are given. */
export const eventually = async <T>(
  what: string,
  check: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 90,
): Promise<T> => {
  for (let tries = 0; tries < seconds * 50; tries += 1) {
    const value = await check()
    if (value !== undefined && value !== false) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Waited in vain for ${what}.`)
}
