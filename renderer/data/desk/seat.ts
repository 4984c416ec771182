import { problem } from '../../language/problems.ts'
import { createFileClient } from '../files/file-client.ts'
import { openFiles } from '../files/files.ts'
import { draftedHashes, hashesIn, namesAt } from '../files/file-drafts.ts'
import { createLocalState } from '../lists/local-state.ts'
import { createPuller } from '../lists/puller.ts'
import { openMarks } from '../outbox/marks.ts'
import { createOutbox } from '../outbox/outbox.ts'
import { createSearchEngine } from '../search/search-engine.ts'
import { createMemoryStore } from '../search/search-store.ts'
import { createServerSearch } from '../lists/server-search.ts'
import { createSearch, searchNames, type OpenSearchEngine } from '../search/search.ts'
import { asideText } from '../store/aside.ts'
import { openDrafts, type Drafts } from '../store/drafts.ts'
import { createPreferences } from '../store/preferences.ts'
import { endsSignIn } from '../wire/auth-client.ts'
import { createConnection } from '../wire/connection.ts'
import { createPsa } from '../wire/psa-client.ts'
import { openOpenedSessions } from './opened-sessions.ts'
import { createLetGo } from './let-go.ts'
import { openOwnRules } from './own-rules.ts'
import { openSeatBoard } from './seat-board.ts'
import { chosenKey, unsavedKey, type Seat, type SeatParts } from './seat-parts.ts'
import { createSeatStatus } from './seat-status.ts'
import { openStored } from './stored.ts'

const resendKey = 'resend-lost'
/** Files of actions that have waited longer may have been removed by the server, where nothing refers to them. */
const doubtFilesAfterMs = 86_400_000
/** How soon a clock that was set is noticed. Milliseconds. */
const clockWatchMs = 2000
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
    damaged(error) {
      if (!closed) parts.damaged(error)
    },
  })
  const { log, kept, status, replica } = stored
  const { now } = stored.clock
  // Before anything is noted: what was waiting here isn't here any more.
  if (stored.isNew) marker.gone(scope)

  let drafts: Drafts | null = null
  const { cell, changed, noteWaiting, troubles } = createSeatStatus({
    initial: {
      connection: status.connection(),
      waiting: log.pending().length,
      filesWaiting: 0,
      rejected: log.rejected(),
      lastSyncAt: status.lastSyncAt(),
      synced: replica.synced,
      clockSkew: stored.clock.skew(),
      problem: null,
      lost: marker.lost(),
    },
    note: ({ waiting, filesWaiting }) =>
      marker.note(scope, { name: identity.name, waiting, filesWaiting, drafts: drafts?.count() ?? 0 }),
    judge: parts.judge,
    isClosed: () => closed,
  })
  const openedDrafts = await openDrafts({
    kept,
    aside: asideText(parts.aside, unsavedKey(scope), parts.cipher),
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
    fresh: parts.fresh,
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

  const letGo = createLetGo({
    personId: identity.personId,
    state,
    replica,
    now,
    emptied: parts.contents.changed,
    onError: failed('let go'),
  })

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
  const ownRules = await openOwnRules({
    kept,
    askServer: async (name, request) => connection.request(name, request),
    changed: () => board.refresh(),
    onError: failed('own rules'),
  })
  const opened = await openOpenedSessions({ kept, now, onError: failed('opened sessions') })
  const board = await openSeatBoard({
    personId: identity.personId,
    accountId: identity.accountId,
    live,
    state,
    replica,
    kept,
    marks,
    rules: ownRules.get,
    desktop: parts.desktop,
    isFirstToTell: parts.isFirstToTell,
    now,
    isLookedAt(sessionId) {
      const subject = parts.presence.lookedAt()
      return subject?.kind === 'session' && subject.id === sessionId
    },
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
        if (welcomed) ownRules.read()
        files.online()
        doubtOldFiles()
        if (welcomed) {
          parts.presence.connected({
            personId: identity.personId,
            look: async (subject, away) =>
              connection.request('presence:look', { subject, ...(away ? { away } : {}) }),
          })
        }
      } else {
        parts.presence.disconnected()
        parts.said.disconnected()
      }
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
    said: parts.said.heard,
    rulesChanged: ownRules.read,
    malformed(event) {
      failed('malformed')(new Error(`The server sent a ${event} that cannot be understood.`))
      puller.pull()
    },
    // An outdated app keeps its seat, because signing in again wouldn't help.
    rejected: (why) => (endsSignIn(why) ? parts.ended(why) : changed({ problem: why })),
    blocked: (why) => changed({ problem: why }),
  })
  log.prune().catch(failed('prune'))

  // Reading it all may have shown that something is damaged.
  changed({ lost: marker.lost() })

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
    askServer: ownRules.askServer,
    keepFile: async (file) => files.keep(file, namesAt(parts.clock())),
    acknowledgeLost() {
      marker.acknowledge()
      changed({ lost: [] })
    },
    lostMore: () => changed({ lost: marker.lost() }),
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
      parts.said.disconnected()
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
