import type { Problem } from '../../../../core/domain/document/problem.ts'
import { createCell, type Cell } from '../../contract/cell.ts'
import { createStorageTroubles, type StorageTroubles } from '../kept/storage-troubles.ts'
import type { SeatParts, SeatState } from './seat-parts.ts'
import type { Stored } from './stored.ts'

export type SeatStatusParts = Pick<SeatParts, 'scope' | 'identity' | 'marker' | 'judge'> & {
  stored: Pick<Stored, 'log' | 'status' | 'replica' | 'clock'>
  /** How many drafts there are, as far as is known. */
  drafts: () => number
  isClosed: () => boolean
}

/** What the seat says of itself, and the one way to change it. */
export type SeatStatus = {
  cell: Cell<SeatState>
  /** Does nothing once the seat is closed. */
  changed(change: Partial<SeatState>): void
  /** Notes outside of the databases how much waits here. */
  noteWaiting(): void
  troubles: StorageTroubles
}

export const createSeatStatus = (parts: SeatStatusParts): SeatStatus => {
  const { scope, identity, marker, judge, isClosed } = parts
  const { log, status, replica, clock } = parts.stored
  const cell = createCell<SeatState>({
    connection: status.connection(),
    waiting: log.pending().length,
    filesWaiting: 0,
    rejected: log.rejected(),
    lastSyncAt: status.lastSyncAt(),
    synced: replica.synced,
    clockSkew: clock.skew(),
    problem: null,
    lost: marker.lost(),
  })
  const noteWaiting = () => {
    const { waiting, filesWaiting } = cell.get()
    marker.note(scope, { name: identity.name, waiting, filesWaiting, drafts: parts.drafts() })
  }
  const changed = (change: Partial<SeatState>) => {
    if (isClosed()) return
    cell.set({ ...cell.get(), ...change })
    noteWaiting()
  }
  /** The last problem with this device's storage, null once everything can be saved again. */
  let shownTrouble: Problem | null = null
  const troubles = createStorageTroubles(judge, () => {
    const before = shownTrouble
    shownTrouble = troubles.problem()
    if (shownTrouble !== null || cell.get().problem === before) changed({ problem: shownTrouble })
  })
  return { cell, changed, noteWaiting, troubles }
}
