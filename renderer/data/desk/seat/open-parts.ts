import { createLocalState } from '../../lists/local-state.ts'
import type { LocalState } from '../../lists/what-is-known.ts'
import type { Search } from '../../search/search.ts'
import type { Drafts } from '../../store/own/drafts.ts'
import type { Preferences } from '../../store/own/preferences.ts'
import { createConnection, type Connection } from '../../wire/connection.ts'
import { openOpenedSessions, type OpenedSessions } from './opened-sessions.ts'
import { openSeatDrafts } from './seat-drafts.ts'
import { openSeatFiles, type SeatFiles } from './seat-files.ts'
import type { Welcome } from './seat-hears.ts'
import type { SeatParts } from './seat-parts.ts'
import { createSeatSearch } from './seat-search.ts'
import { createSeatStatus, type SeatStatus } from './seat-status.ts'
import { openSeatSync, type SeatSync } from './seat-sync.ts'
import { openSeatTelling, type SeatTelling } from './seat-telling.ts'
import { openStored, type Stored } from './stored.ts'

/** Everything that a seat consists of. */
export type OpenedParts = SeatSync &
  SeatTelling & {
    stored: Stored
    connection: Connection
    welcome: Welcome
    seat: SeatStatus
    drafts: Drafts
    preferences: Preferences
    search: Search
    state: LocalState
    sendFiles: SeatFiles
    opened: OpenedSessions
  }

/**
 * Opens what a seat consists of, in the order in which one needs the other, and says to the server who this is as soon as
 * that is known. Nothing that comes over the connection is heard yet.
 *
 * @param how `isClosed` once the seat has been closed; `halfway` takes how to close what was opened, if the rest can't be
 */
export const openParts = async (
  parts: SeatParts,
  {
    failed,
    isClosed,
    halfway,
  }: {
    failed: (where: string) => (error: unknown) => void
    isClosed: () => boolean
    halfway: (close: () => Promise<void>) => void
  },
): Promise<OpenedParts> => {
  const { identity, auth, storages, scope, marker } = parts
  const { personId, accountId, name } = identity
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
      if (!isClosed()) parts.damaged(error)
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
    isClosed,
  })
  const { cell, changed, troubles } = seat
  const { drafts, preferences } = await openSeatDrafts({
    ...parts,
    kept,
    troubles,
    changed() {
      if (!isClosed() && opened !== null) seat.noteWaiting()
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
      if (!isClosed()) parts.arrived(arrival)
    },
    onError: failed,
  })
  return {
    stored,
    connection,
    welcome,
    seat,
    drafts,
    preferences,
    search,
    state,
    sendFiles,
    puller,
    outbox,
    opened: openedSessions,
    ...telling,
  }
}
