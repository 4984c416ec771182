import type { Database } from '../../store/database.ts'
import type { ClaimedWriteback } from '../../store/psa/writeback-store.ts'
import type { PsaNote, PsaProvider, PsaTicketState } from '../provider.ts'
import type { Material } from './material.ts'

/** What bringing a writeback to its ticket needs. */
export type Posting = {
  db: Database
  claimed: ClaimedWriteback
  material: Material
  provider: PsaProvider
  leaseMs: number
  /** Server's clock, milliseconds. */
  now: number
  /** Called once, before the first part is sent. */
  begun(): Promise<void>
  /** How the ticket is at the end, for its document. */
  seen(state: PsaTicketState, notes: readonly PsaNote[]): void
}
