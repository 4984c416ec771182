import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import type { Attachment } from '../../../core/domain/attachment.ts'
import { problem, type Problem, type Result } from '../../../core/domain/problem.ts'
import type { Identity } from '../../../core/protocol/auth.ts'
import { createCell } from '../contract/cell.ts'
import type { ReadyState } from '../contract/desk-state.ts'
import type { Arrival, Readable } from '../contract/desk.ts'
import type { Psa } from '../contract/psa.ts'
import type { JudgeStorage } from '../contract/storage-problem.ts'
import { createFileClient } from '../files/file-client.ts'
import type { FileViews } from '../files/file-views.ts'
import { openFiles, type Files } from '../files/files.ts'
import type { OpenPicture } from '../files/fit-image.ts'
import type { SourceFile } from '../files/prepare-file.ts'
import { draftedHashes, hashesIn, namesAt } from '../files/file-drafts.ts'
import type { ContentsViews } from '../lists/contents.ts'
import type { LiveQueries } from '../lists/live-query.ts'
import { createLocalState } from '../lists/local-state.ts'
import { wholeForMs } from '../../../core/domain/on-device.ts'
import type { LetGo } from '../store/replica.ts'
import { createPuller } from '../lists/puller.ts'
import { openMarks } from '../outbox/marks.ts'
import { createOutbox, type Outbox } from '../outbox/outbox.ts'
import { createSearchEngine } from '../search/search-engine.ts'
import { createMemoryStore } from '../search/search-store.ts'
import { createServerSearch, type ServerSearch } from '../lists/server-search.ts'
import { createSearch, searchNames, type OpenSearchEngine, type Search } from '../search/search.ts'
import type { Aside } from '../store/aside.ts'
import { openDrafts, type Drafts } from '../store/drafts.ts'
import type { KeptValues } from '../store/kept-values.ts'
import { createPreferences, type Preferences } from '../store/preferences.ts'
import { endsSignIn, type AuthClient, type Http } from '../wire/auth-client.ts'
import { createConnection, type OpenSocket } from '../wire/connection.ts'
import type { PresenceBoard } from '../wire/presence.ts'
import { createPsa } from '../wire/psa-client.ts'
import type { FirstToTell } from './first-to-tell.ts'
import type { NotificationBoard } from './notification-board.ts'
import { openOpenedSessions, type OpenedSessions } from './opened-sessions.ts'
import { openSeatBoard } from './seat-board.ts'
import type { Storages } from './storages.ts'
import { createStorageTroubles } from './storage-troubles.ts'
import { openStored } from './stored.ts'
import type { WaitingMarker } from './waiting-marker.ts'

/** What the seat knows about itself. */
export type SeatState = Omit<ReadyState, 'phase' | 'identity'>

/** Everything that runs while one person is signed in on this device. */
export type Seat = {
  state: Readable<SeatState>
  now(): number
  pendingKeys: Readable<ReadonlySet<string>>
  outbox: Pick<Outbox, 'act' | 'request' | 'discard'>
  board: NotificationBoard
  kept: KeptValues
  drafts: Drafts
  preferences: Preferences
  opened: OpenedSessions
  files: Files
  search: Pick<Search, 'search' | 'similarTo'>
  searchServer: ServerSearch
  psa: Psa
  keepFile(file: SourceFile): Promise<Result<Attachment>>
  acknowledgeLost(): void
  /** Tries to connect now: the machine woke up, or the person asked. */
  retryNow(): void
  /** Stops everything at once and closes the databases. */
  close(end?: SeatEnd): Promise<void>
}

/** Why a seat closes: to start over, or because its person leaves. Both delete the pulled data. */
export type SeatEnd = { startsOver?: boolean; leaves?: boolean }

export type SeatParts = {
  /** Names the databases: one pair per server, account and person. */
  scope: string
  identity: Identity
  storages: Storages
  aside: Aside
  marker: WaitingMarker
  judge: JudgeStorage
  http: Http
  openPicture: OpenPicture
  /** Which files are on screen. */
  files: Pick<FileViews, 'inUse' | 'changed'>
  presence: PresenceBoard
  contents: Pick<ContentsViews, 'attach' | 'changed'>
  auth: AuthClient
  openSocket: OpenSocket
  requestTimeoutMs?: number
  live: LiveQueries
  desktop: Pick<DesktopApi, 'showToast' | 'closeToast'>
  isFirstToTell?: FirstToTell | undefined
  clock: () => number
  newId: () => string
  arrived: (arrival: Arrival) => void
  /** The server no longer lets this person in. */
  ended: (why: Problem) => void
  /** The pulled data belongs to another history: the seat has to be reopened without it. */
  otherHistory: () => void
  onError: (error: unknown, where: string) => void
}

/** How many sessions keep their contents on the device after being fetched by opening them. */
const keepFetched = 500
const resendKey = 'resend-lost'
/** Files of actions that have waited longer may have been removed by the server, where nothing refers to them. */
const doubtFilesAfterMs = 86_400_000
/** How soon a clock that was set is noticed. Milliseconds. */
const clockWatchMs = 2000
/** Where drafts that can't be stored are kept aside. */
export const unsavedKey = (scope: string): string => `baton-unsaved:${scope}`
/** Where choices that are being stored are kept aside. */
export const chosenKey = (scope: string): string => `baton-chosen:${scope}`

const someoneElse = problem(
  'session_expired',
  'Someone else has signed in here. Sign in again; what you wrote is still here.',
)

/** Opens a seat. It works from what is on the device, and connects in the background. */
export const openSeat = async (parts: SeatParts): Promise<Seat> => {
  const { identity, live, auth, storages, scope, marker } = parts
  let closed = false
  const failed = (where: string) => (error: unknown) => {
    if (!closed) parts.onError(error, where)
  }

  const stored = await openStored({
    scope,
    storages,
    clock: parts.clock,
    newId: parts.newId,
    onError: failed,
  })
  const { log, kept, status, replica } = stored
  const { now } = stored.clock
  // Before anything is noted: what was waiting here isn't here any more.
  if (stored.isNew) marker.gone(scope)

  const cell = createCell<SeatState>({
    connection: status.connection(),
    waiting: log.pending().length,
    filesWaiting: 0,
    rejected: log.rejected(),
    lastSyncAt: status.lastSyncAt(),
    synced: replica.synced,
    clockSkew: stored.clock.skew(),
    problem: null,
    lost: marker.lost(),
  })
  const changed = (change: Partial<SeatState>) => {
    if (closed) return
    cell.set({ ...cell.get(), ...change })
    noteWaiting()
  }
  const noteWaiting = () => {
    const { waiting, filesWaiting } = cell.get()
    marker.note(scope, { name: identity.name, waiting, filesWaiting, drafts: drafts?.count() ?? 0 })
  }
  /** The last problem with this device's storage, which goes away by itself. */
  let shownTrouble: Problem | null = null
  const troubles = createStorageTroubles(parts.judge, () => {
    const before = shownTrouble
    shownTrouble = troubles.problem()
    if (shownTrouble !== null || cell.get().problem === before) changed({ problem: shownTrouble })
  })
  let drafts: Drafts | null = null
  const openedDrafts = await openDrafts({
    kept,
    aside: parts.aside,
    asideKey: unsavedKey(scope),
    trouble(error) {
      if (error !== null) failed('draft')(error)
      troubles.report('draft', error)
    },
    changed: () => {
      if (!closed && drafts !== null) noteWaiting()
    },
  })
  drafts = openedDrafts
  noteWaiting()
  const preferences = createPreferences({
    kept,
    aside: parts.aside,
    asideKey: chosenKey(scope),
    onError: failed('preference'),
  })

  const openEngine: OpenSearchEngine =
    storages.search ?? ((_, options) => createSearchEngine(createMemoryStore(), options))
  const search = createSearch({
    openEngine: (options) => openEngine(searchNames(scope, stored.replicaVersion), options),
    source: { head: replica.head.rev, page: replica.page, settled: async () => state.stored(0) },
    onError: failed('search'),
  })
  let { role } = identity
  const state = createLocalState({
    onArrived: search.arrived,
    onOwn: search.own,
    replica,
    log,
    self: () => ({ personId: identity.personId, accountId: identity.accountId, name: identity.name, role }),
    now,
    onStorageTrouble(error) {
      if (error !== null) failed('replica')(error)
      troubles.report('replica', error)
    },
  })

  const connection = createConnection({
    openSocket: parts.openSocket,
    token: auth.token,
    dropToken: auth.dropToken,
    deviceId: log.deviceId,
    checkpoint: state.checkpoint,
    isReachable: async () => (await auth.status()).ok,
    ...(parts.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: parts.requestTimeoutMs }),
  })
  /** The server has welcomed this person and no one else. */
  let welcomed = false
  const files = await openFiles({
    shelf: await storages.files(`baton-files-${scope}`),
    client: createFileClient({
      http: parts.http,
      auth: { token: async () => auth.tokenOf(identity.personId), dropToken: auth.dropToken },
      clock: parts.clock,
    }),
    openPicture: parts.openPicture,
    clock: parts.clock,
    isOnline: () => welcomed && connection.isOnline(),
    inUse: parts.files.inUse,
    changed(hash) {
      parts.files.changed(hash)
      const filesWaiting = files.waiting()
      if (filesWaiting !== cell.get().filesWaiting) changed({ filesWaiting })
    },
    onError: failed('files'),
  })
  changed({ filesWaiting: files.waiting() })
  files.sweep(await draftedHashes(kept)).catch(failed('files'))

  let hasLetGo = false
  /** Once per start, removes old data from the device. */
  const letGo = (): void => {
    if (hasLetGo) return
    hasLetGo = true
    const own = [...state.pendingKeys.get()].filter((key) => key.startsWith('sessions/'))
    const rule: LetGo = {
      personId: identity.personId,
      since: now() - wholeForMs,
      keepFetched,
      except: own.map((key) => key.slice('sessions/'.length)),
    }
    state
      .stored(0)
      .then(async () => replica.letGo(rule))
      .then((gone) => {
        if (gone > 0) parts.contents.changed()
      })
      .catch(failed('let go'))
  }

  /** The server was restored from a backup, and may have lost what it had confirmed to this device. */
  let resend = (await kept.read(resendKey)) !== null
  const puller = createPuller(
    { connection, state, now },
    {
      caughtUp() {
        parts.contents.changed()
        letGo()
        status.caughtUp()
        if (!cell.get().synced) state.stored(0).then(replica.markSynced).catch(failed('synced'))
        changed({ lastSyncAt: status.lastSyncAt(), synced: true })
        if (resend) outbox.sendLostAgain()
        board.refresh()
      },
      behind: () => undefined,
      otherHistory() {
        // Save first: if this stops halfway, the next start still knows what to do.
        kept.write(resendKey, 'yes').then(parts.otherHistory).catch(failed('other history'))
      },
      skipped: failed('skipped'),
    },
  )

  const outbox = createOutbox({
    log,
    connection,
    stage: { ...state, keepBack: puller.keepBack },
    commitFiles: async (payload) => files.commit(hashesIn(payload)),
    async lostSentAgain() {
      resend = false
      await kept.forget([resendKey])
      await files.sendOwnAgain()
    },
    judge: parts.judge,
    newId: parts.newId,
    now,
    held(why) {
      if (why !== null || cell.get().problem?.kind === 'quota_reached') changed({ problem: why })
    },
    changed: () => changed({ waiting: log.pending().length, rejected: log.rejected() }),
    onError: failed('push'),
  })
  const marks = await openMarks({ kept, connection, onError: failed('marks') })
  const opened = await openOpenedSessions({ kept, now, onError: failed('opened sessions') })
  const board = await openSeatBoard({
    personId: identity.personId,
    accountId: identity.accountId,
    live,
    state,
    replica,
    kept,
    marks,
    desktop: parts.desktop,
    isFirstToTell: parts.isFirstToTell,
    now,
    isSettled: () => {
      const seat = cell.get()
      return (
        seat.synced && seat.connection.kind !== 'connecting' && !(connection.isOnline() && puller.isBehind())
      )
    },
    arrived(arrival) {
      if (!closed) parts.arrived(arrival)
    },
    onError: failed('notifications'),
  })

  const doubtOldFiles = (): void => {
    const old = log.pending().filter(({ at }) => at < now() - doubtFilesAfterMs)
    const hashes = new Set(old.flatMap(({ payload }) => hashesIn(payload)))
    if (hashes.size > 0) files.sendOwnAgain(hashes).catch(failed('files'))
  }
  /** A clock that was set while connected is measured again by connecting again, which brings the server's time. */
  const clockWatch = setInterval(() => {
    if (stored.clock.hasJumped() && connection.isOnline()) connection.restart()
  }, clockWatchMs)
  parts.contents.attach({ state, connection, personId: identity.personId })
  state.intentsChanged()
  connection.start({
    stateChanged(next) {
      status.connectionChanged(next)
      changed({ connection: status.connection() })
      if (next === 'online') {
        outbox.run()
        marks.flush()
        files.online()
        doubtOldFiles()
        if (welcomed) {
          parts.presence.connected({
            personId: identity.personId,
            look: async (subject, away) =>
              connection.request('presence:look', { subject, ...(away ? { away } : {}) }),
          })
        }
      } else parts.presence.disconnected()
      parts.files.changed(null)
      parts.contents.changed()
      board.refresh()
    },
    welcome(message) {
      welcomed = message.personId === identity.personId && message.accountId === identity.accountId
      if (!welcomed) return parts.ended(someoneElse)
      stored.clock.heard(message.now)
      role = message.role
      changed({ clockSkew: stored.clock.skew(), problem: troubles.problem() })
      // Not before this turn ends, because the connection is only about to be online.
      queueMicrotask(() => puller.welcomed(message.head, message.recognised))
    },
    serverTime(at) {
      if (welcomed && stored.clock.heard(at)) changed({ clockSkew: stored.clock.skew() })
    },
    changed: puller.changed,
    presence: parts.presence.changed,
    malformed(event) {
      failed('malformed')(new Error(`The server sent a ${event} that cannot be understood.`))
      puller.pull()
    },
    // An outdated app keeps its seat, because signing in again wouldn't help.
    rejected: (why) => (endsSignIn(why) ? parts.ended(why) : changed({ problem: why })),
    blocked: (why) => changed({ problem: why }),
  })
  log.prune().catch(failed('prune'))

  return {
    state: cell,
    now,
    pendingKeys: state.pendingKeys,
    outbox,
    board,
    kept,
    drafts: openedDrafts,
    preferences,
    opened,
    files,
    search,
    searchServer: createServerSearch({ replica, connection, now }),
    psa: createPsa(connection),
    keepFile: async (file) => files.keep(file, namesAt(parts.clock())),
    acknowledgeLost() {
      marker.acknowledge()
      changed({ lost: [] })
    },
    retryNow() {
      if (connection.isOnline()) puller.probe()
      else connection.retryNow()
      board.refresh()
    },
    async close({ startsOver = false, leaves = false } = {}) {
      closed = true
      parts.contents.attach(null)
      const removeReplica = startsOver || leaves
      await openedDrafts.close()
      clearInterval(clockWatch)
      connection.close()
      parts.presence.disconnected()
      puller.close()
      const sent = outbox.close()
      marks.close()
      board.close()
      if (leaves) await board.closeToasts()
      await opened.close()
      await sent
      await files.close()
      await state.close()
      await search.close({ remove: removeReplica })
      await stored.close({ removeReplica })
    },
  }
}
