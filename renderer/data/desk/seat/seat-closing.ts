import type { Files } from '../../files/files.ts'
import type { LocalState } from '../../lists/what-is-known.ts'
import type { Search } from '../../search/search.ts'
import type { Drafts } from '../../store/own/drafts.ts'
import type { Connection } from '../../wire/connection.ts'
import type { OpenedSessions } from './opened-sessions.ts'
import type { SeatEnd, SeatParts } from './seat-parts.ts'
import type { SeatSync } from './seat-sync.ts'
import type { SeatTelling } from './seat-telling.ts'
import type { Stored } from './stored.ts'

/** Closes what a seat has open. What listens stops at once; what stores is waited for, and the databases come last. */
export const closeSeat = async (
  open: Pick<SeatParts, 'presence' | 'said'> &
    SeatSync &
    Pick<SeatTelling, 'marks' | 'board'> & {
      stored: Stored
      state: LocalState
      connection: Connection
      drafts: Drafts
      opened: OpenedSessions
      files: Files
      search: Search
    },
  { startsOver = false, leaves = false }: SeatEnd,
): Promise<void> => {
  const removeReplica = startsOver || leaves
  open.connection.close()
  open.presence.disconnected()
  open.said.disconnected()
  open.puller.close()
  open.marks.close()
  open.board.close()
  try {
    await open.drafts.close()
    const sent = open.outbox.close()
    if (leaves) await open.board.closeToasts()
    await open.opened.close()
    await sent
    await open.files.close()
    await open.state.close()
    await open.search.close({ remove: removeReplica })
  } finally {
    // Whatever failed: left open, they could not be opened again in this page.
    await open.stored.close({ removeReplica })
  }
}
