import { namesAt } from '../../files/file-drafts.ts'
import { createServerSearch } from '../../lists/server-search.ts'
import { createPsa } from '../../wire/psa-client.ts'
import { openParts } from './open-parts.ts'
import { restartAfterJump } from './seat-clock.ts'
import { closeSeat } from './seat-closing.ts'
import { seatHears } from './seat-hears.ts'
import type { Seat, SeatParts } from './seat-parts.ts'

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
  let closed = false
  const failed = (where: string) => (error: unknown) => {
    if (!closed) parts.onError(error, where)
  }
  const open = await openParts(parts, { failed, isClosed: () => closed, halfway })
  const { stored, connection, state, puller, board, ownRules } = open
  const { log } = stored
  const { now } = stored.clock
  const { files } = open.sendFiles
  const { cell, changed } = open.seat

  const stopClockWatch = restartAfterJump(stored.clock, connection)
  parts.contents.attach({ state, connection, personId: parts.identity.personId })
  state.intentsChanged()
  connection.start(seatHears({ ...parts, ...open, onError: failed }))
  log.prune().catch(failed('prune'))

  // Reading it all may have shown that something is damaged.
  changed({ lost: parts.marker.lost() })

  return {
    state: cell,
    now,
    pendingKeys: state.pendingKeys,
    outbox: open.outbox,
    board,
    kept: stored.kept,
    drafts: open.drafts,
    preferences: open.preferences,
    opened: open.opened,
    files,
    search: open.search,
    searchServer: createServerSearch({ replica: stored.replica, connection, now }),
    psa: createPsa(connection),
    howTold: ownRules.now,
    askServer: ownRules.askServer,
    keepFile: async (file) => files.keep(file, namesAt(parts.clock())),
    acknowledgeLost() {
      parts.marker.acknowledge()
      changed({ lost: [] })
    },
    lostMore: () => changed({ lost: parts.marker.lost() }),
    retryNow() {
      if (connection.isOnline()) puller.probe()
      else connection.retryNow()
      board.refresh()
    },
    async close(end = {}) {
      closed = true
      parts.contents.attach(null)
      stopClockWatch()
      await closeSeat({ ...parts, ...open, files }, end)
    },
  }
}
