import type { Problem } from '../../../../core/domain/document/problem.ts'
import { createCell, type Cell } from '../../contract/cell.ts'
import type { JudgeStorage } from '../../contract/storage-problem.ts'
import type { SeatState } from './seat-parts.ts'
import { createStorageTroubles, type StorageTroubles } from '../kept/storage-troubles.ts'

export type SeatStatusParts = {
  initial: SeatState
  /** Notes outside of the databases how much waits here. */
  note: (state: SeatState) => void
  judge: JudgeStorage
  isClosed: () => boolean
}

/** What the seat says of itself, and the one way to change it. */
export type SeatStatus = {
  cell: Cell<SeatState>
  /** Does nothing once the seat is closed. */
  changed(change: Partial<SeatState>): void
  noteWaiting(): void
  troubles: StorageTroubles
}

export const createSeatStatus = ({ initial, note, judge, isClosed }: SeatStatusParts): SeatStatus => {
  const cell = createCell<SeatState>(initial)
  const noteWaiting = () => note(cell.get())
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
