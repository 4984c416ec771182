import { request as sendRequest, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash, verify } from '@node-rs/argon2'
import type { RootOperationNode } from 'kysely'
import type { Account } from '../../../core/domain/account/account.ts'
import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import type { Change, CollectionName, Documents } from '../../../core/domain/shapes/collections.ts'
import type { Person, Role } from '../../../core/domain/people/person.ts'
import type { Problem } from '../../../core/domain/document/problem.ts'
import type { Invitation, SignedIn } from '../../../core/protocol/auth.ts'
import { createAccessTokens } from '../../../server/auth/access-token.ts'
import { createPseudonyms } from '../../../server/auth/pseudonyms.ts'
import { createVault } from '../../../server/auth/vault.ts'
import { createAuth, type Auth } from '../../../server/auth/auth.ts'
import { createPasswords, type Passwords } from '../../../server/auth/passwords.ts'
import type { Quotas } from '../../../server/quotas/quotas.ts'
import { noQuotas } from './no-quotas.ts'
import { createFiles } from '../../../server/files/files.ts'
import type { HttpLimits } from '../../../server/http/http-limits.ts'
import { createHttp, type HttpParts } from '../../../server/http/http.ts'
import { createLog } from '../../../server/http/log.ts'
import { changesAfter, lockAccount, readDocument, writeChanges } from '../../../server/store/change-log.ts'
import type { AccountDatabases } from '../../../server/store/account-databases.ts'
import {
  databaseOn,
  openWatchedPool,
  type Connection,
  type Database,
} from '../../../server/store/database.ts'
import { createAccountDatabases } from '../../../server/store/pools.ts'
import { watchingDatabases } from './rows-read.ts'
import { borrowDatabase } from './test-cluster.ts'

/** Signing in and the web, on a real database and a real port; its clock stands until it is moved. */
export type AuthRig = {
  url: string
  db: Database
  /** Where its database is. */
  connection: Connection
  accounts: AccountDatabases
  auth: Auth
  clock: { now: number }
  /** Whose connections the server was told to check again: account and people. */
  cut: [string, string[]][]
  /** What the database was asked. */
  queries: RootOperationNode[]
  /** What was logged, as text. */
  logged: string[]
  post<T = SignedIn>(path: string, body?: unknown, headers?: OutgoingHttpHeaders): Promise<Answer<T>>
  send<T>(options: SendOptions): Promise<Answer<T>>
  /** What the first workspace is created with. */
  setupCode: string
  /** Creates the workspace, or one more. */
  setUp(name?: string): Promise<SignedIn>
  /** Invites someone and accepts for them. Their address is `{name}@example.com`. */
  join(inviter: SignedIn, name: string, role: Role): Promise<SignedIn>
  invite(inviter: SignedIn, body: unknown): Promise<Answer<Invitation>>
  document<C extends CollectionName>(accountId: string, collection: C, id: string): Promise<Documents[C]>
  documents(accountId: string): Promise<Change[]>
  changePerson(person: SignedIn, change: Partial<Person>): Promise<void>
  changeAccount(accountId: string, change: Partial<Account>): Promise<void>
  close(): Promise<void>
}

export type SendOptions = {
  method: string
  path: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
}

/** Argon2 as it is, at the least that it can cost: what it costs for real is not what these tests are about. */
const least = { memoryCost: 8, timeCost: 1, parallelism: 1 }
const quick = { hash: async (secret: string | Uint8Array) => hash(secret, least), verify }

/** An answer; `body` is parsed when it is JSON. `error` is its problem, if it is one. */
export type Answer<T> = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: T
  error: Problem | undefined
  text: string
}

export const password = 'correct horse battery'
export const emailOf = (name: string): string => `${name}@example.com`

export const startAuthRig = async (
  options: {
    allowNewWorkspaces?: boolean
    passwords?: Passwords
    config?: Partial<HttpParts['config']>
    webRoot?: string
    ready?: HttpParts['ready']
    callbacks?: HttpParts['callbacks']
    /** Smaller than the server’s own. */
    limits?: Partial<HttpLimits>
    host?: string
    /** Without limits unless given. */
    quotas?: Partial<Quotas>
  } = {},
): Promise<AuthRig> => {
  const database = await borrowDatabase()
  const onError = () => undefined
  const work = openWatchedPool(database.config, { onError })
  const front = openWatchedPool(database.config, { max: 4, onError })
  const { queries, watched } = watchingDatabases()
  const db = watched(databaseOn(work))
  const signingIn = watched(databaseOn(front))
  const inLine = createAccountDatabases({ work, front }).accounts
  const accounts: AccountDatabases = {
    ordinary: (accountId) => watched(inLine.ordinary(accountId)),
    locking: (accountId) => watched(inLine.locking(accountId)),
    files: (accountId) => watched(inLine.files(accountId)),
    front: (accountId) => watched(inLine.front(accountId)),
  }
  const clock = { now: Date.UTC(2026, 10, 20, 9) }
  const cut: [string, string[]][] = []
  const logged: string[] = []
  const pseudonyms = createPseudonyms(Buffer.alloc(32, 7))
  const auth = createAuth({
    db: signingIn,
    accounts,
    pseudonyms,
    vault: createVault(Buffer.alloc(32, 7)),
    tokens: createAccessTokens(Buffer.alloc(32, 7), () => clock.now),
    passwords: options.passwords ?? createPasswords(quick),
    clock: () => clock.now,
    allowNewWorkspaces: options.allowNewWorkspaces ?? false,
    onAccessChanged: (accountId, people) => void cut.push([accountId, [...people]]),
  })
  const setupCode = (await auth.setupCode()) ?? ''
  const http = createHttp({
    calendar: async () => null,
    callbacks: options.callbacks ?? { knows: async () => false, take: async () => 'unknown' },
    claims: { view: async () => null, press: async () => null, claim: async () => null },
    auth,
    files: createFiles({
      databaseOf: accounts.files,
      clock: () => clock.now,
      quotas: { ...noQuotas, ...options.quotas },
    }),
    pseudonyms,
    config: {
      publicUrl: null,
      trustedProxies: ['loopback'],
      allowedHosts: [],
      allowHttp: false,
      metricsToken: null,
      ...options.config,
    },
    webRoot: options.webRoot ?? join(tmpdir(), 'baton-no-build-here'),
    allowedOrigins: ['app://baton'],
    health: () => ({ status: 'ok', version: '1.2.3', protocol: 1 }),
    ready: options.ready ?? (async () => 'ready'),
    limits: options.limits ?? {},
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'baton_desks 3\n' }),
    log: createLog('debug', { write: (line) => void logged.push(line) }),
  })
  await http.listen({ host: options.host ?? '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo

  const send: AuthRig['send'] = async <T>({ method, path, headers = {}, body }: SendOptions) =>
    new Promise<Answer<T>>((resolve, reject) => {
      const request = sendRequest(
        { host: '127.0.0.1', port, method, path, headers, agent: false },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString()
            const isJson = response.headers['content-type']?.startsWith('application/json') === true
            const parsed = (isJson ? JSON.parse(text) : {}) as T & { error?: Problem }
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: parsed,
              error: parsed.error,
              text,
            })
          })
        },
      )
      request.on('error', reject)
      request.end(body)
    })

  const post: AuthRig['post'] = async (path, body, headers = {}) =>
    send({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body ?? {}),
    })

  const must = <T>(answer: Answer<T>): T => {
    if (answer.status !== 200)
      throw new Error(
        `${answer.status}: ${answer.text} In ${database.name}, logged: ${logged.slice(-2).join('')}`,
      )
    return answer.body
  }

  const change = async (accountId: string, make: () => Promise<Change>): Promise<void> => {
    await db.transaction().execute(async (trx) => {
      await lockAccount(trx, accountId)
      const changed = await make()
      await writeChanges(trx, accountId, [changed])
      if (changed.collection === 'people' && !changed.document.active) {
        await auth.revokePerson(trx, changed.document.id)
      }
    })
  }

  const document: AuthRig['document'] = async (accountId, collection, id) => {
    const found = await readDocument(db, accountId, collection, id)
    if (found === null) throw new Error(`There is no ${collection}/${id}.`)
    return found
  }

  const invite: AuthRig['invite'] = async (inviter, body) =>
    post('/auth/invitations', body, { authorization: `Bearer ${inviter.accessToken}` })

  return {
    url: `http://127.0.0.1:${port}`,
    db,
    connection: database.config,
    accounts,
    auth,
    clock,
    cut,
    queries,
    logged,
    post,
    send,
    setupCode,
    async setUp(name = 'olga') {
      return must(
        await post('/auth/setup', {
          code: setupCode,
          accountName: `${name}'s MSP`,
          name,
          email: emailOf(name),
          password,
        }),
      )
    },
    async join(inviter, name, role) {
      const { code } = must(await invite(inviter, { role }))
      return must(await post('/auth/accept', { code, name, email: emailOf(name), password }))
    },
    invite,
    document,
    documents: async (accountId) => (await changesAfter(db, accountId, nothingYet, 1000))?.changes ?? [],
    async changePerson({ identity: { accountId, personId } }, patch) {
      await change(accountId, async () => {
        const person = await document(accountId, 'people', personId)
        return { collection: 'people', document: { ...person, ...patch } }
      })
    },
    async changeAccount(accountId, patch) {
      await change(accountId, async () => {
        const account = await document(accountId, 'accounts', accountId)
        return { collection: 'accounts', document: { ...account, ...patch } }
      })
    },
    async close() {
      await http.close()
      await db.destroy()
      await signingIn.destroy()
      await database.drop()
    },
  }
}
