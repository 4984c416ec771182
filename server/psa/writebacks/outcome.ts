import type { TicketSeen } from '../../../core/domain/ticket/ticket.ts'
import type { WritebackProblem } from '../../../core/domain/write-up/writeback.ts'
import type { PsaProblem } from '../provider.ts'

/** What is known of the ticket after a try, for whoever looks at the writeback. */
export type TicketNews = {
  mergedInto: string
  statusBefore: string | null
  statusRead: string | null
}

/**
 * How a try to bring a writeback to its ticket ended.
 *
 * - `ended` every part arrived, failed or is skipped; `problem` of the first that failed
 * - `held` a person has to decide; `again` it is tried later, which counts
 * - `paused` the system is down or overloaded, which is no fault of this one; `stopped` someone else has it, or left it
 */
export type Outcome = TicketNews &
  (
    | { kind: 'ended'; problem: WritebackProblem | null }
    | {
        kind: 'held'
        problem: WritebackProblem
        changed: { changes: string[]; seen: TicketSeen } | null
      }
    | { kind: 'again'; problem: PsaProblem }
    | { kind: 'paused'; problem: PsaProblem; until?: number }
    | { kind: 'stopped' }
  )

export const noNews: TicketNews = { mergedInto: '', statusBefore: null, statusRead: null }
