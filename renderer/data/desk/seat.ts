import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import type { Attachment } from '../../../core/domain/attachment.ts'
import type { Person } from '../../../core/domain/person.ts'
import { fail, problem, succeed, type Problem, type Result } from '../../../core/domain/problem.ts'
import { maxIntentBytes, type Intent, type RequestIntent } from '../../../core/intents/intent.ts'
import { definitionOf, type IntentInput, type IntentType } from '../../../core/intents/registry.ts'
import type { Identity } from '../../../core/protocol/auth.ts'
import type { AuthClient, Http } from '../wire/auth-client.ts'
import { createConnection, type OpenSocket } from '../wire/connection.ts'
import { openOwn, openReplica } from '../store/databases.ts'
import type { Storages } from './storages.ts'
import type { Arrival, DeskState, Readable } from '../contract/desk.ts'
import { createFileClient } from '../images/file-client.ts'
import type { FileViews } from '../images/file-views.ts'
import { openFiles, type Files } from '../images/files.ts'
import type { OpenPicture } from '../images/fit-image.ts'
import { draftedHashes, hashesIn, screenshotName } from '../images/image-drafts.ts'
import { openIntentLog } from '../outbox/intent-log.ts'
import { openKeptValues, type KeptValues } from '../store/kept-values.ts'
import { createLocalState, type LocalState } from '../lists/local-state.ts'
import { createLostIntents } from '../outbox/lost-intents.ts'
import { openMarks } from '../outbox/marks.ts'
import { openNotificationBoard, type NotificationBoard } from './notification-board.ts'
import { openOpenedSessions, type OpenedSessions } from './opened-sessions.ts'
import { createPuller } from '../lists/puller.ts'
import { createPusher, jsonBytes } from '../outbox/pusher.ts'
import type { LiveQueries } from '../lists/live-query.ts'
import type { PresenceBoard } from '../wire/presence.ts'
import { claimedFromMeSpec, ownedBySpec, openHandoffsSpec, peopleSpec } from '../lists/queries.ts'
import { createSearchEngine } from '../search/search-engine.ts'
import { createMemoryStore } from '../search/search-store.ts'
import { createSearch, searchNames, type Search } from '../search/search.ts'
import { storageProblem } from '../contract/storage-problem.ts'
import { byteSize } from '../../../core/domain/byte-size.ts'

/** What the seat tells the desk about itself. */
export type SeatState = Pick<
  DeskState,
  'connection' | 'waiting' | 'imagesWaiting' | 'rejected' | 'lastSyncAt' | 'synced' | 'clockSkew' | 'problem'
>

/** Everything that runs while one person is signed in on this device. */
export type Seat = {
  now(): number
  pendingKeys: Readable<ReadonlySet<string>>
  board: NotificationBoard
  kept: KeptValues
  opened: OpenedSessions
  files: Files
  search: Pick<Search, 'search' | 'similarTo'>
  keepImage(file: { body: Blob; name: string }): Promise<Result<Attachment>>
  act<T extends IntentType>(type: T, payload: IntentInput<T>): Promise<Result<{ intentId: string }>>
  request<T extends IntentType>(type: T, payload: IntentInput<T>): Promise<Result<{ rev: number }>>
  discard(intentId: string): Promise<void>
  /** Try to connect now; the machine woke up, or the person asked. */
  retryNow(): void
  /** Stops everything at once and closes the databases; `removeReplica` deletes what was pulled. */
  close(options?: { removeReplica?: boolean }): Promise<void>
}

export type SeatParts = {
  /** Names the databases: one pair for each server, account and person. */
  scope: string
  identity: Identity
  storages: Storages
  http: Http
  openPicture: OpenPicture
  /** Which images are on the screen. */
  images: Pick<FileViews, 'inUse' | 'changed'>
  presence: PresenceBoard
  auth: AuthClient
  openSocket: OpenSocket
  requestTimeoutMs?: number
  live: LiveQueries
  desktop: Pick<DesktopApi, 'showToast' | 'closeToast'>
  clock: () => number
  newId: () => string
  changed: (change: Partial<SeatState>) => void
  arrived: (arrival: Arrival) => void
  /** The server does not let this person in any more. */
  ended: (why: Problem) => void
  /** What was pulled belongs to another history: the seat has to be opened again without it. */
  otherHistory: () => void
  onError: (error: unknown, where: string) => void
}

const keptKeys = {
  deviceId: 'device',
  skew: 'clock-skew',
  lastSync: 'last-sync',
  resend: 'resend-lost',
  lostAt: 'connection-lost',
} as const
/** `lastSyncAt` is kept at most this often, milliseconds: it is only looked at after a restart. */
const keepSyncEvery = 30_000
/** How long a granted request waits for its outcome to arrive. Milliseconds. */
const outcomeMs = 3000

const tooLarge = (bytes: number) =>
  fail(
    'too_large',
    `This is ${byteSize(bytes)}; the most that can be sent at once is ${byteSize(maxIntentBytes)}. Shorten it, or attach the rest as a file to the ticket.`,
  )

const numberOr = (value: string | null, otherwise: number): number => {
  const number = value === null ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : otherwise
}

/** The payload in the shape of its type, or why it is not. */
const checkPayload = (
  type: IntentType,
  payload: unknown,
): Result<{ version: number; payload: Record<string, unknown> }> => {
  const definition = definitionOf(type)
  if (definition === null)
    return fail('unsupported_intent', 'This version of Baton does not know this action. Update it.')
  const bytes = jsonBytes(payload)
  if (bytes > maxIntentBytes) return tooLarge(bytes)
  const parsed = definition.payload.safeParse(payload)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    if (issue?.code === 'too_big')
      return fail('too_large', `This text is too long. ${issue.message}. Shorten it and try again.`)
    return fail(
      'bad_request',
      `Something is missing or not well formed (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}).`,
    )
  }
  return succeed({
    version: definition.version,
    payload: JSON.parse(JSON.stringify(parsed.data)) as Record<string, unknown>,
  })
}

/** Opens a seat. It works from what is on the device, and connects in the background. */
export const openSeat = async (parts: SeatParts): Promise<Seat> => {
  const { identity, live, auth } = parts
  const own = await openOwn(parts.storages, parts.scope)
  const { replica, version: replicaVersion } = await openReplica(parts.storages, parts.scope)
  const kept = openKeptValues(own.kept)
  let skew = numberOr(await kept.read(keptKeys.skew), 0)
  let lastSyncAt = numberOr(await kept.read(keptKeys.lastSync), 0)
  let lastSyncKept = lastSyncAt
  let resend = (await kept.read(keptKeys.resend)) !== null
  const now = () => Math.round(parts.clock() - skew)

  const log = await openIntentLog(own.intents, {
    head: replica.head.rev,
    keptDeviceId: await kept.read(keptKeys.deviceId),
    newId: parts.newId,
    keepDeviceId: async (id) => kept.write(keptKeys.deviceId, id),
    now,
  })

  let role: Person['role'] = identity.role
  let synced = replica.synced
  let closed = false
  /** The server has welcomed this person, and no one else. */
  let welcomed = false
  /** When the connection was lost, or when it was known last; kept until there is one again. */
  let lostAt: number | null = numberOr(await kept.read(keptKeys.lostAt), lastSyncAt) || now()
  let connectionState: DeskState['connection'] = { state: 'connecting', since: lostAt }
  const failed = (where: string) => (error: unknown) => {
    if (!closed) parts.onError(error, where)
  }
  const changed = (change: Partial<SeatState>) => {
    if (!closed) parts.changed(change)
  }
  const openEngine = parts.storages.search ?? (() => createSearchEngine(createMemoryStore()))
  const search = createSearch({
    engine: openEngine(searchNames(parts.scope, replicaVersion)),
    source: { head: replica.head.rev, page: replica.page },
    onError: failed('search'),
  })
  const state: LocalState = createLocalState({
    onArrived: search.arrived,
    onOwn: search.own,
    replica,
    log,
    self: () => ({ personId: identity.personId, accountId: identity.accountId, name: identity.name, role }),
    onStorageTrouble(error) {
      if (error !== null) failed('replica')(error)
      changed({ problem: error === null ? null : storageProblem(error) })
    },
  })

  const connection = createConnection(
    {
      openSocket: parts.openSocket,
      token: auth.token,
      dropToken: auth.dropToken,
      deviceId: log.deviceId,
      checkpoint: state.checkpoint,
      ...(parts.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: parts.requestTimeoutMs }),
    },
    {
      stateChanged(next) {
        if (next === 'online') {
          if (lostAt !== null) kept.forget([keptKeys.lostAt]).catch(failed('connection'))
          lostAt = null
        } else if (lostAt === null) {
          lostAt = now()
          kept.write(keptKeys.lostAt, String(lostAt)).catch(failed('connection'))
        }
        connectionState = { state: next, since: lostAt ?? now() }
        changed({ connection: connectionState })
        if (next === 'online') {
          pusher.run()
          marks.flush()
          files.online()
          if (welcomed) {
            parts.presence.connected({
              personId: identity.personId,
              look: async (subject) => connection.request('presence:look', { subject }),
            })
          }
        } else parts.presence.disconnected()
        parts.images.changed(null)
        board.refresh()
      },
      welcome(message) {
        if (message.personId !== identity.personId || message.accountId !== identity.accountId) {
          welcomed = false
          parts.ended(
            problem(
              'session_expired',
              'Someone else has signed in here. Sign in again; what you wrote is still here.',
            ),
          )
          return
        }
        welcomed = true
        skew = parts.clock() - message.now
        role = message.role
        changed({ clockSkew: skew, problem: null })
        kept.write(keptKeys.skew, String(skew)).catch(failed('clock'))
        // Not before this turn is over: the connection is only about to be online.
        queueMicrotask(() => puller.welcomed(message.head, message.recognised))
      },
      changed: (message) => puller.changed(message),
      presence: (message) => parts.presence.changed(message),
      malformed(event) {
        failed('malformed')(new Error(`The server sent a ${event} that cannot be understood.`))
        puller.pull()
      },
      rejected: (why) => parts.ended(why),
    },
  )

  const puller = createPuller(
    { connection, state },
    {
      caughtUp() {
        lastSyncAt = now()
        if (lastSyncAt > lastSyncKept + keepSyncEvery) {
          lastSyncKept = lastSyncAt
          kept.write(keptKeys.lastSync, String(lastSyncAt)).catch(failed('last sync'))
        }
        changed({ lastSyncAt })
        if (!synced) {
          synced = true
          changed({ synced })
          state.stored(0).then(replica.markSynced).catch(failed('synced'))
        }
        if (resend) lost.sendAgain()
        board.refresh()
      },
      behind: () => undefined,
      otherHistory() {
        // Kept first: if this stops half-way, the next start still knows what to do.
        kept.write(keptKeys.resend, 'yes').then(parts.otherHistory).catch(failed('other history'))
      },
      skipped: failed('skipped'),
    },
  )

  const pusher = createPusher(
    { connection, log },
    {
      sending: state.sending,
      settled() {
        state.intentsChanged()
        tellIntents()
      },
      deviceChanged: () => connection.restart(),
      failed: failed('push'),
    },
  )

  /** What the server lost with a restored backup: found out and sent again, once this device has read everything anew. */
  const lost = createLostIntents(
    { connection, log },
    {
      async done(found) {
        resend = false
        await kept.forget([keptKeys.resend])
        await files.sendOwnAgain()
        if (!found) return
        state.intentsChanged()
        tellIntents()
        // Its intents have new numbers, under another name of this device.
        connection.restart()
      },
      // Nothing is numbered while something else is.
      inTurn: async (work) => {
        const done = acts.then(work)
        acts = done.catch(() => undefined)
        return done
      },
      failed: failed('resend'),
    },
  )

  const files = await openFiles({
    shelf: await parts.storages.files(`baton-files-${parts.scope}`),
    client: createFileClient({
      http: parts.http,
      auth: { token: async () => auth.tokenOf(identity.personId), dropToken: auth.dropToken },
      clock: parts.clock,
    }),
    openPicture: parts.openPicture,
    clock: parts.clock,
    isOnline: () => welcomed && connection.isOnline(),
    inUse: parts.images.inUse,
    changed(hash) {
      parts.images.changed(hash)
      changed({ imagesWaiting: files.waiting() })
    },
    onError: failed('images'),
  })
  files.sweep(await draftedHashes(kept)).catch(failed('images'))

  const tellIntents = () => changed({ waiting: log.pending().length, rejected: log.rejected() })

  const marks = await openMarks({ kept, connection, onError: failed('marks') })
  const opened = await openOpenedSessions({ kept, now, onError: failed('opened sessions') })
  const looker = (teamId: string | null) => ({ personId: identity.personId, teamId, now: now() })
  const me = (await replica.findMany([{ collection: 'people', id: identity.personId }])).get(
    `people/${identity.personId}`,
  )
  let teamId = (me as Person | undefined)?.teamId ?? null
  live.attach({ state, looker: looker(teamId) })
  const people = live.live(peopleSpec)
  const board = await openNotificationBoard({
    personId: identity.personId,
    open: live.live(openHandoffsSpec),
    claimed: live.live(claimedFromMeSpec),
    people,
    // Whatever else is underway waits in a queue.
    owned: (personIds) => live.live(ownedBySpec(personIds, ['active'])),
    kept,
    marks,
    desktop: parts.desktop,
    now,
    isSettled: () =>
      synced && connectionState.state !== 'connecting' && !(connection.isOnline() && puller.isBehind()),
    arrived(arrival) {
      if (!closed) parts.arrived(arrival)
    },
    onError: failed('notifications'),
  })
  // One's own lists follow when one is moved to another team.
  const stopPeople = people.subscribe(() => {
    const moved = people.get()?.get(identity.personId)
    if (moved === undefined || moved.teamId === teamId || closed) return
    teamId = moved.teamId
    live.attach({ state, looker: looker(teamId) })
  })

  /** One act after the other: numbers have no gaps, and each is decided on what the one before has left. */
  let acts: Promise<unknown> = Promise.resolve()

  const actNow = async (type: IntentType, raw: unknown): Promise<Result<{ intentId: string }>> => {
    const checked = checkPayload(type, raw)
    if (!checked.ok) return checked
    const { version, payload } = checked.value
    const intent: Intent = { id: parts.newId(), seq: log.nextSeq(), at: now(), type, version, payload }
    const bytes = jsonBytes(intent)
    if (bytes > maxIntentBytes) return tooLarge(bytes)
    const foreseen = await state.foresee(intent)
    if (!foreseen.ok) return foreseen
    if (closed) return fail('internal', 'This window has been closed or taken over. Try again.')
    // Before the intent: cut short here, an image is left over, and no entry refers to one that is not there.
    const committed = await files.commit(hashesIn(payload))
    if (!committed.ok) return committed
    // The server may be faster than the disk; what it says is taken in once the intent is stored and shown.
    puller.keepBack(true)
    const stored = await pusher.storeAndSend(intent, async () => {
      try {
        await log.append(intent)
        state.show(foreseen.value)
        tellIntents()
      } finally {
        puller.keepBack(false)
      }
    })
    return stored.ok ? succeed({ intentId: intent.id }) : stored
  }

  changed({
    waiting: log.pending().length,
    imagesWaiting: files.waiting(),
    rejected: log.rejected(),
    synced,
    lastSyncAt: lastSyncAt === 0 ? null : lastSyncAt,
    clockSkew: skew,
    connection: connectionState,
    problem: null,
  })
  state.intentsChanged()
  connection.start()
  log.prune().catch(failed('prune'))

  return {
    now,
    pendingKeys: state.pendingKeys,
    board,
    kept,
    opened,
    files,
    search,
    keepImage: async (file) => files.keep(file, screenshotName(parts.clock())),
    async act(type, payload) {
      if (definitionOf(type)?.mode === 'request') {
        return fail(
          'online_only',
          'This needs an answer from the server at once, so it cannot wait on the device.',
        )
      }
      const done = acts.then(async () => actNow(type, payload))
      acts = done.catch(() => undefined)
      return done
    },
    async request(type, raw) {
      const checked = checkPayload(type, raw)
      if (!checked.ok) return checked
      const intent: RequestIntent = { id: parts.newId(), at: now(), type, ...checked.value }
      const answer = await connection.request('intents:request', { intent })
      if (!answer.ok) return answer
      const { rev } = answer.value
      // Kept in case that the server loses it; nothing waits for that.
      log.keepGranted(intent, rev).catch(failed('granted'))
      // Whoever asked will look at the outcome next; it is about to arrive, if it has not.
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, outcomeMs)
      })
      await Promise.race([state.reached(rev), late])
      clearTimeout(timer)
      return succeed({ rev })
    },
    async discard(intentId) {
      await log.discard(intentId)
      tellIntents()
    },
    retryNow() {
      if (connection.isOnline()) puller.probe()
      else connection.retryNow()
      board.refresh()
    },
    async close({ removeReplica = false } = {}) {
      closed = true
      connection.close()
      parts.presence.disconnected()
      puller.close()
      lost.close()
      pusher.close()
      marks.close()
      board.close()
      stopPeople()
      live.attach(null)
      await opened.close()
      await acts
      await files.close()
      await state.close()
      await search.close({ remove: removeReplica })
      await (removeReplica ? replica.remove() : replica.close())
      await kept.settled()
      await own.close()
    },
  }
}
