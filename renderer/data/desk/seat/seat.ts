import { namesAt } from '../../files/file-drafts.ts'
import { createLocalState } from '../../lists/local-state.ts'
import { createServerSearch } from '../../lists/server-search.ts'
import type { Drafts } from '../../store/own/drafts.ts'
import { createConnection } from '../../wire/connection.ts'
import { createPsa } from '../../wire/psa-client.ts'
import { openOpenedSessions } from './opened-sessions.ts'
import { restartAfterJump } from './seat-clock.ts'
import { closeSeat } from './seat-closing.ts'
import { openSeatDrafts } from './seat-drafts.ts'
import { openSeatFiles } from './seat-files.ts'
import { seatHears, type Welcome } from './seat-hears.ts'
import type { Seat, SeatParts } from './seat-parts.ts'
import { createSeatSearch } from './seat-search.ts'
import { createSeatStatus } from './seat-status.ts'
import { openSeatSync } from './seat-sync.ts'
import { openSeatTelling } from './seat-telling.ts'
import { openStored } from './stored.ts'

/** Opens a seat. It works from what is on the device, and connects in the background. */
export const openSeat = async (parts: SeatParts): Promise<Seat> => {
  const opened: (() => Promise<void>)[] = []
  try {
    return await openAll(parts, (close) => opened.unshift(close))
  } catch (error) {
    // Left open, it could not be opened again in this page.
    for (const close of opened) await close().catch(() => undefined)
    throw error
  }
}

/** @param halfway takes how to close what was opened, if the rest can't be */
const openAll = async (parts: SeatParts, halfway: (close: () => Promise<void>) => void): Promise<Seat> => {
  const { identity, auth, storages, scope, marker } = parts
  const { personId, accountId, name } = identity
  let closed = false
  const failed = (where: string) => (error: unknown) => {
    if (!closed) parts.onError(error, where)
  }

  const connection = createConnection({
    openSocket: parts.openSocket,
    token: auth.token,
    dropToken: auth.dropToken,
    isReachable: async () => (await auth.status()).ok,
    ...(parts.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: parts.requestTimeoutMs }),
  })
  halfway(async () => connection.close())
  connection.prepare()
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
  halfway(async () => stored.close({ removeReplica: false }))
  const { log, kept, replica } = stored
  const { now } = stored.clock
  // Before anything is noted: what was waiting here isn't here any more.
  if (stored.isNew) marker.gone(scope)

  let opened: Drafts | null = null
  const seat = createSeatStatus({
    ...parts,
    stored,
    drafts: () => opened?.count() ?? 0,
    isClosed: () => closed,
  })
  const { cell, changed, troubles } = seat
  const { drafts, preferences } = await openSeatDrafts({
    ...parts,
    kept,
    troubles,
    changed() {
      if (!closed && opened !== null) seat.noteWaiting()
    },
    onError: failed,
  })
  opened = drafts
  seat.noteWaiting()

  const search = createSeatSearch({
    scope,
    storages,
    stored,
    settled: async () => void (await state.stored(0)),
    onError: failed('search'),
  })
  halfway(async () => search.close())
  const welcome: Welcome = { isGiven: false, role: identity.role }
  const state = createLocalState({
    onArrived: search.arrived,
    onOwn: search.own,
    replica,
    log,
    self: () => ({ personId, accountId, name, role: welcome.role }),
    now,
    fresh: parts.fresh,
    onStorageTrouble(error) {
      if (error !== null) failed('replica')(error)
      troubles.report('replica', error)
    },
  })
  connection.introduce(() => ({ deviceId: log.deviceId(), checkpoint: state.checkpoint() }))
  const sendFiles = await openSeatFiles({
    ...parts,
    views: parts.files,
    kept,
    pending: log.pending,
    now,
    isOnline: () => welcome.isGiven && connection.isOnline(),
    waiting(filesWaiting) {
      if (filesWaiting !== cell.get().filesWaiting) changed({ filesWaiting })
    },
    onError: failed('files'),
  })
  const { files } = sendFiles
  halfway(async () => files.close())
  const { puller, outbox } = await openSeatSync({
    ...parts,
    stored,
    state,
    connection,
    files,
    seat,
    caughtUp: () => telling.board.refresh(),
    onError: failed,
  })
  const openedSessions = await openOpenedSessions({ kept, now, onError: failed('opened sessions') })
  const telling = await openSeatTelling({
    ...parts,
    state,
    stored,
    cell,
    connection,
    puller,
    arrived(arrival) {
      if (!closed) parts.arrived(arrival)
    },
    onError: failed,
  })
  const { board, ownRules } = telling

  const stopClockWatch = restartAfterJump(stored.clock, connection)
  parts.contents.attach({ state, connection, personId })
  state.intentsChanged()
  connection.start(
    seatHears({
      ...parts,
      welcome,
      stored,
      connection,
      seat,
      puller,
      outbox,
      ...telling,
      sendFiles,
      onError: failed,
    }),
  )
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
    drafts,
    preferences,
    opened: openedSessions,
    files,
    search,
    searchServer: createServerSearch({ replica, connection, now }),
    psa: createPsa(connection),
    howTold: ownRules.now,
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
    async close(end = {}) {
      closed = true
      parts.contents.attach(null)
      stopClockWatch()
      await closeSeat(
        {
          ...parts,
          stored,
          state,
          connection,
          puller,
          outbox,
          ...telling,
          drafts,
          opened: openedSessions,
          files,
          search,
        },
        end,
      )
    },
  }
}
