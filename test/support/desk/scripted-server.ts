import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server, type Socket } from 'socket.io'
import { isSameCheckpoint, type Checkpoint } from '../../../core/domain/document/checkpoint.ts'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import { problem, type Problem } from '../../../core/domain/document/problem.ts'
import { contentCollections, isWholeOnDevice } from '../../../core/domain/shapes/on-device.ts'
import { refKey } from '../../../core/intents/defining/work.ts'
import type { Intent, Verdict } from '../../../core/intents/intent.ts'
import type { Identity, SealKeys } from '../../../core/protocol/auth.ts'
import { Handshake, requests, type RequestName, type RequestOf } from '../../../core/protocol/messages.ts'
import { changedRules, defaultRules, type PersonalRules } from '../../../core/notify/personal-rules.ts'
import { makeSealKeys } from '../../../server/auth/seal-keys.ts'
import { World } from '../samples/make.ts'

/** What a test may do to a request: answer otherwise, answer late, or never. */
export type Fault = (request: unknown, answer: (value: unknown) => void, proceed: () => void) => void

const refOf = ({ collection, document }: Change): string => refKey(collection, document.id)

/**
 * A server in memory that decides by core's own function, and does to its clients what a test tells it to.
 *
 * One workspace, `world`. Everyone signs in as the person whose id their token or e-mail begins with.
 */
export class ScriptedServer {
  world: World
  /** Milliseconds that this server's clock is ahead of the machine's. */
  clockAhead = 0
  /** How long an access token lives, seconds. */
  tokenSeconds = 600
  setupNeeded = false
  /** When set, what `POST /auth/refresh` and the handshake answer. */
  refreshProblem: Problem | null = null
  handshakeProblem: Problem | null = null
  /** When set, everyone is welcomed as this person. */
  welcomeAs: string | null = null
  /** Live messages are left out while this is true. */
  muteLive = false
  /** Documents of one pull at most. */
  pullLimit = 1000
  /** Documents of one page of a session at most. */
  readLimit = 500
  readonly faults = new Map<RequestName, Fault>()
  /** Every request in the order in which it came. */
  readonly log: { name: string; request: unknown }[] = []
  readonly verdicts = new Map<string, Verdict>()
  readonly lastSeq = new Map<string, number>()
  refreshes = 0
  /** The refresh tokens that were signed out with. */
  readonly signOuts: string[] = []
  readonly #rules = new Map<string, PersonalRules>()
  readonly sealKeys = new Map<string, SealKeys>()
  #http = createServer((request, response) => void this.#serve(request, response))
  #io = new Server(this.#http, { maxHttpBufferSize: 2 * 1024 * 1024, perMessageDeflate: false })
  #url = ''
  #emitted = 0
  /** Names of the commits of this history, as far as anyone was told of them. */
  readonly #history = new Map<number, string>()
  #commits = 0

  constructor(world: World) {
    this.world = world
    this.#emitted = world.rev
    this.#io.use((socket, next) => {
      const rejection = this.handshakeProblem ?? this.#rejectionOf(socket)
      next(rejection === null ? undefined : Object.assign(new Error(rejection.message), { data: rejection }))
    })
    this.#io.on('connection', (socket) => this.#welcome(socket))
  }

  get url(): string {
    return this.#url
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#http.listen(port, '127.0.0.1', resolve))
    this.#url = `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`
    return this
  }

  async stop(): Promise<void> {
    await this.#io.close()
  }

  now(): number {
    return Date.now() + this.clockAhead
  }

  /** Changes the world by someone else's hand, and tells everyone. */
  must(...args: Parameters<World['must']>): void {
    this.world.now = this.now()
    this.world.must(...args)
    this.announce()
  }

  /** Tells everyone what has changed since the last time, in one message. */
  announce(): void {
    const previous = this.#emitted
    const { rev } = this.world
    if (rev === previous) return
    this.#emitted = rev
    if (!this.muteLive) this.tell(previous, rev)
  }

  /** Tells everyone of what lies between two revs. */
  tell(previous: number, rev: number): void {
    this.emit('sync:changed', {
      previous: this.checkpoint(previous),
      reached: this.checkpoint(rev),
      changes: this.changesAfter(previous),
    })
  }

  /** A rev of this history with the name of its commit. */
  checkpoint(rev = this.world.rev): Checkpoint {
    if (rev === 0) return { rev, history: '' }
    if (!this.#history.has(rev)) {
      this.#commits += 1
      this.#history.set(rev, `commit-${this.#commits}`)
    }
    return { rev, history: this.#history.get(rev) ?? '' }
  }

  emit(event: string, message: unknown): void {
    this.#io.emit(event, message)
  }

  /** Someone chooses how they are told; everyone's desks look, theirs find something. */
  choose(personId: string, rules: PersonalRules): void {
    this.#rules.set(personId, rules)
    this.emit('rules:changed', {})
  }

  /** Cuts every connection without a word. */
  cut(): void {
    this.#io.disconnectSockets(true)
  }

  connections(): number {
    return this.#io.sockets.sockets.size
  }

  changesAfter(rev: number): Change[] {
    return this.world
      .everything()
      .filter((change) => change.document.rev > rev)
      .toSorted((a, b) => a.document.rev - b.document.rev)
  }

  /** Decides a push without anyone hearing of it but by the documents that change. */
  decideSilently(request: unknown, personId: string): void {
    this.world.now = this.now()
    for (const intent of (request as { intents: Intent[] }).intents) this.#decide(intent, personId)
  }

  /** What a backup holds: documents, decisions, where each device stands. */
  backup(): { changes: Change[]; rev: number; verdicts: Map<string, Verdict>; lastSeq: Map<string, number> } {
    const { world } = this
    return {
      changes: world.everything(),
      rev: world.rev,
      verdicts: new Map(this.verdicts),
      lastSeq: new Map(this.lastSeq),
    }
  }

  /** Goes back to a backup, as after a disk was lost. */
  restore({ changes, rev, verdicts, lastSeq }: ReturnType<ScriptedServer['backup']>): void {
    this.cut()
    this.world = new World(this.world.accountId)
    for (const { collection, document } of changes) this.world.add(collection, document)
    this.world.rev = rev
    this.#emitted = rev
    for (const known of this.#history.keys()) if (known > rev) this.#history.delete(known)
    for (const [map, saved] of [
      [this.verdicts, verdicts],
      [this.lastSeq, lastSeq],
    ] as [Map<string, unknown>, Map<string, unknown>][]) {
      map.clear()
      for (const [key, value] of saved) map.set(key, value)
    }
  }

  /** Forgets decisions and where each device stands, as far as these intents go: a restored backup. */
  forgetIntents(ids: readonly string[]): void {
    for (const id of ids) this.verdicts.delete(id)
    for (const [device, last] of this.lastSeq) this.lastSeq.set(device, last - ids.length)
  }

  requestsOf(name: RequestName): unknown[] {
    return this.log.filter((one) => one.name === name).map((one) => one.request)
  }

  #rejectionOf(socket: Socket): Problem | null {
    const { token } = socket.handshake.auth as { token: string }
    const [personId, expires] = token.split('/')
    if (personId === undefined || this.world.find('people', personId) === null) {
      return problem('unauthenticated', 'No one known.')
    }
    return Number(expires) < this.now() ? problem('session_expired', 'The token has expired.') : null
  }

  #recognises(point: Checkpoint): boolean {
    return point.rev <= this.world.rev && isSameCheckpoint(point, this.checkpoint(point.rev))
  }

  #welcome(socket: Socket): void {
    const { token, deviceId } = socket.handshake.auth as { token: string; deviceId: string }
    const personId = token.split('/')[0] ?? ''
    const { role } = this.world.get('people', personId)
    for (const name of Object.keys(requests) as RequestName[]) {
      socket.on(name, (request: unknown, reply: (value: unknown, now: number) => void) => {
        const answer = (value: unknown) => reply(value, this.now())
        this.log.push({ name, request })
        const proceed = () => answer(this.#answer(name, request, personId, deviceId))
        const fault = this.faults.get(name)
        if (fault === undefined) proceed()
        else fault(request, answer, proceed)
      })
    }
    const { accountId } = this.world
    const { checkpoint } = Handshake.parse(socket.handshake.auth)
    socket.emit('welcome', {
      accountId,
      personId: this.welcomeAs ?? personId,
      role,
      head: this.checkpoint(),
      recognised: this.#recognises(checkpoint),
      now: this.now(),
      expiresIn: Math.max(0, Number(token.split('/')[1]) - this.now()),
      protocol: 1,
      version: 'scripted',
    })
  }

  #answer(name: RequestName, request: unknown, personId: string, deviceId: string): unknown {
    this.world.now = this.now()
    switch (name) {
      case 'intents:push':
        return this.#push((request as { intents: Intent[] }).intents, personId, deviceId)
      case 'intents:request': {
        const { intent } = request as { intent: Intent }
        const verdict = this.#decide(intent, personId)
        return verdict.status === 'accepted'
          ? { ok: true, rev: verdict.rev }
          : { ok: false, problem: problem(verdict.kind as Problem['kind'], verdict.message) }
      }
      case 'sync:pull': {
        const { after, limit, wholeSince } = request as RequestOf<'sync:pull'>
        if (!this.#recognises(after))
          return { ok: false, problem: problem('other_history', 'Read from the start.') }
        const most = Math.min(limit, this.pullLimit)
        const all = this.changesAfter(after.rev)
        const cut = all[most - 1]?.document.rev ?? this.world.rev
        const inBatch = all.filter((change) => change.document.rev <= cut)
        const more = inBatch.length < all.length
        const isLeft = (change: Change) =>
          wholeSince !== undefined && this.#isOnServerAlone(change, personId, wholeSince)
        const changes = inBatch.filter((change) => !isLeft(change))
        const left = inBatch
          .filter(isLeft)
          .flatMap(({ document }) => ('sessionId' in document ? document.sessionId : []))
        const reached = this.checkpoint(more ? cut : this.world.rev)
        return { ok: true, changes, left: [...new Set(left)], reached, head: this.world.rev, more }
      }
      case 'intents:known': {
        const { ids } = request as RequestOf<'intents:known'>
        return { ok: true, ids: ids.filter((id) => this.verdicts.has(id)) }
      }
      case 'session:read': {
        const { sessionId, after } = request as RequestOf<'session:read'>
        const all = this.changesAfter(0)
          .filter(({ collection }) => contentCollections.some((lying) => lying === collection))
          .filter(({ document }) => 'sessionId' in document && document.sessionId === sessionId)
          .toSorted((a, b) => (refOf(a) < refOf(b) ? -1 : 1))
          .filter((change) => after === null || refOf(change) > refKey(after.collection, after.id))
        const changes = all.slice(0, this.readLimit)
        const last = changes.at(-1)
        const next = last === undefined || changes.length === all.length ? null : last
        return {
          ok: true,
          changes,
          next: next === null ? null : { collection: next.collection, id: next.document.id },
        }
      }
      case 'search:sessions': {
        const { query, wholeSince } = request as RequestOf<'search:sessions'>
        const words = query.toLowerCase().split(' ')
        const hits = this.changesAfter(0).flatMap((change) => {
          if (change.collection !== 'entries' || !this.#isOnServerAlone(change, personId, wholeSince))
            return []
          const { id: entryId, sessionId, text } = change.document
          if (!words.every((word) => text.toLowerCase().includes(word))) return []
          const head = { title: sessionId, ticket: null, ownerId: 'ann', status: 'resolved', updatedAt: 0 }
          const snippet = { text, ranges: [] }
          return [{ ...head, sessionId, field: 'note', titleRanges: [], snippet, entryId, factId: null }]
        })
        return { ok: true, hits }
      }
      case 'handoffs:mark':
      case 'presence:look':
        return { ok: true }
      case 'access:renew': {
        const [, expires] = (request as { token: string }).token.split('/')
        return { ok: true, expiresIn: Math.max(0, Number(expires) - this.now()) }
      }
      // This workspace has no ticket system.
      case 'connection:test':
      case 'connection:save':
      case 'connection:remove':
      case 'connection:options':
      case 'connection:choices':
      case 'tickets:search':
      case 'tickets:read':
        return { ok: false, problem: problem('not_found', 'No ticket system is connected.') }
      case 'writebacks:list':
        return { ok: true, rows: [], next: null }
      case 'channels:read': {
        const stored = this.#rules.get(personId)
        const channels = { mailTo: null, pushKey: '', devices: [], hasNoLinks: true }
        return {
          ok: true,
          channels: { ...channels, rules: stored ?? defaultRules, hasChosen: stored !== undefined },
        }
      }
      case 'channels:save':
        this.choose(
          personId,
          changedRules(
            this.#rules.get(personId) ?? defaultRules,
            (request as RequestOf<'channels:save'>).change,
          ),
        )
        return { ok: true }
      // It tells no one outside of the desks.
      case 'channels:test':
      case 'push:add':
      case 'push:remove':
      case 'deliveries:of':
      case 'destinations:list':
      case 'destinations:save':
      case 'destinations:remove':
      case 'destinations:rotate':
      case 'destinations:test':
      case 'destinations:log':
      case 'destinations:replay':
        return { ok: false, problem: problem('not_found', 'There are no channels here.') }
      case 'policies:preview':
      case 'policies:try':
      case 'duty-feeds:list':
      case 'duty-feeds:renew':
      case 'duty-feeds:remove':
      case 'deliveries:held':
      case 'proof:read':
      case 'figures:read':
      case 'ai:state':
      case 'ai:again':
      case 'ai:draft':
      case 'ai:usage':
      case 'ai:calls':
      case 'ai:sent':
        return { ok: false, problem: problem('not_found', 'Only a real server has this.') }
    }
  }

  /** Whether a document lies with an old closed session of someone else. */
  #isOnServerAlone({ collection, document }: Change, personId: string, wholeSince: number): boolean {
    if (!contentCollections.some((name) => name === collection) || !('sessionId' in document)) return false
    const session = this.world.find('sessions', document.sessionId)
    return session !== null && !isWholeOnDevice(session, personId, wholeSince, false)
  }

  #push(intents: readonly Intent[], personId: string, deviceId: string): unknown {
    const verdicts: Verdict[] = []
    for (const intent of intents) {
      const key = `${personId}/${deviceId}`
      const last = this.lastSeq.get(key) ?? 0
      if (this.verdicts.get(intent.id) === undefined && intent.seq > last + 1) {
        if (verdicts.length > 0) break
        return {
          ok: false,
          problem: problem('missing_prior', 'A number is missing.', { expected: last + 1 }),
        }
      }
      verdicts.push(this.#decide(intent, personId))
      this.lastSeq.set(key, Math.max(last, intent.seq))
    }
    return { ok: true, verdicts }
  }

  #decide(intent: Omit<Intent, 'seq'>, personId: string): Verdict {
    const known = this.verdicts.get(intent.id)
    if (known !== undefined) return known
    const at = Math.min(intent.at, this.now())
    const decision = this.world.act(intent.type, intent.payload, personId, { at, intentId: intent.id })
    const verdict: Verdict =
      decision.status === 'accepted'
        ? { id: intent.id, status: 'accepted', rev: this.world.rev }
        : {
            id: intent.id,
            status: 'rejected',
            ...(decision.status === 'rejected'
              ? decision.problem
              : problem('internal', 'Asked for a document.')),
          }
    this.verdicts.set(intent.id, verdict)
    this.announce()
    return verdict
  }

  identityOf(personId: string): Identity {
    const { name, role } = this.world.get('people', personId)
    return { accountId: this.world.accountId, accountName: 'Acme IT', personId, name, role }
  }

  #signedIn(personId: string) {
    return {
      identity: this.identityOf(personId),
      accessToken: `${personId}/${this.now() + this.tokenSeconds * 1000}`,
      expiresIn: this.tokenSeconds,
      refreshToken: `refresh-${personId}`,
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/auth/') !== true) return
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, string>
    const wrong = problem('wrong_credentials', 'The e-mail address or the password is wrong.')
    switch (request.url) {
      case '/auth/status':
        return reply(200, { setupNeeded: this.setupNeeded, version: 'scripted', protocol: 1 })
      case '/auth/sign-in': {
        const personId = body['email']?.split('@')[0] ?? ''
        const known = this.world.find('people', personId) !== null && body['password'] === 'correct horse'
        if (!known) return reply(401, { error: wrong })
        const seal = this.sealKeys.get(personId) ?? (await makeSealKeys())
        this.sealKeys.set(personId, seal)
        return reply(200, { ...this.#signedIn(personId), seal })
      }
      case '/auth/refresh': {
        this.refreshes += 1
        const personId = body['refreshToken']?.replace('refresh-', '') ?? ''
        if (this.refreshProblem !== null) return reply(401, { error: this.refreshProblem })
        if (personId === '') return reply(401, { error: problem('unauthenticated', 'Sign in again.') })
        return reply(200, this.#signedIn(personId))
      }
      case '/auth/sign-out':
        this.signOuts.push(body['refreshToken'] ?? '')
        return reply(200, {})
      default:
        return reply(404, { error: problem('not_found', 'No such page.') })
    }
  }
}
