import { statusFor } from '../../../core/domain/write-up/writeback-plan.ts'
import { isOpenPart } from '../../../core/domain/write-up/writeback-state.ts'
import {
  beginSending,
  hasLaterStatus,
  isEscalatedSince,
  type LedgerPart,
  movePart,
} from '../../store/psa/writeback-store.ts'
import { isTemporary, type PsaProblem, type PsaTicketState } from '../provider.ts'
import { writingWithin } from '../timings.ts'
import { inTime } from '../in-time.ts'
import type { Posting } from './posting.ts'

/** The ticket's state after all, or why this try ends here. */
export type StatusOutcome =
  | { kind: 'state'; state: PsaTicketState }
  | { kind: 'stopped' }
  | { kind: 'again' | 'paused'; problem: PsaProblem }

/** Why a status isn't wanted anymore, in a sentence: it may be long ago that it was confirmed. Null if it still is. */
const whyOver = async ({ db, claimed, material }: Posting): Promise<string | null> => {
  const { writeUp, session, isWithdrawn } = material
  if (await hasLaterStatus(db, claimed, writeUp.kind))
    return 'A later write-up set the ticket’s status, so this one left it as it is.'
  const hasEnded = isWithdrawn || session.status === 'resolved' || session.status === 'abandoned'
  // One that was claimed stays Escalated at its ticket until someone resolves it.
  return writeUp.kind === 'escalation' && hasEnded
    ? 'The session is no longer escalated, so the ticket’s status was left as it is.'
    : null
}

/**
 * Gives the ticket its status, if its note arrived, and reads it back: whatever the system answered, only what the ticket shows
 * counts. Asking for the same status twice does no harm.
 */
export const bringStatus = async (
  posting: Posting,
  parts: readonly LedgerPart[],
  ticket: { systemId: string; isMerged: boolean; state: PsaTicketState },
  signal: AbortSignal,
): Promise<StatusOutcome> => {
  const { db, claimed, material, provider, leaseMs } = posting
  const { state, systemId } = ticket
  const part = parts.find(({ key }) => key === 'status')
  if (part === undefined || !isOpenPart(part)) return { kind: 'state', state }
  const ended = async (to: Parameters<typeof movePart>[3], now = state): Promise<StatusOutcome> => {
    await movePart(db, claimed, 'status', to)
    return { kind: 'state', state: now }
  }
  if (ticket.isMerged) {
    return ended({
      state: 'skipped',
      reason: 'The ticket was merged into another one, whose status was left as it is.',
    })
  }
  const wanted = statusFor(material.writeUp, material.ticket, material.connection)
  if (wanted === null) return ended({ state: 'skipped', reason: 'No status is set for this board.' })
  const over = await whyOver(posting)
  if (over === null && parts.some(({ key, state: is }) => key === 'note' && is === 'failed')) {
    return ended({
      state: 'failed',
      reason: `The status was left at ${state.status}, because the note didn’t arrive.`,
    })
  }
  // RT opens a ticket again for some notes, so how it is now counts, not how it was before them.
  const before = await provider.readBack(systemId, signal)
  if (!before.ok) return { kind: 'again', problem: before.problem }
  if (before.value.statusId === wanted)
    return ended({ state: 'read_back', psaId: wanted, reason: null }, before.value)
  // Only now: an earlier try may have set it, and what we set must be known as ours.
  if (over !== null) return ended({ state: 'skipped', reason: over }, before.value)
  // Someone is needed there, and a ticket that says resolved would tell everyone otherwise.
  if (material.writeUp.kind === 'resolution' && (await isEscalatedSince(db, claimed))) {
    return ended(
      {
        state: 'failed',
        reason: `The status was left at ${before.value.status}, because the ticket was escalated after this. Try again once that is resolved, or leave it.`,
      },
      before.value,
    )
  }

  if (!(await beginSending(db, claimed, 'status', leaseMs))) return { kind: 'stopped' }
  await posting.begun()
  const result = await inTime(writingWithin(leaseMs), true, async (until) =>
    provider.setStatus(systemId, wanted, until),
  )
  const after = await provider.readBack(systemId, signal)
  if (after.ok && after.value.statusId === wanted)
    return ended({ state: 'read_back', psaId: wanted, reason: null }, after.value)
  if (!result.ok) {
    const { problem } = result
    if (problem.kind === 'unauthorized' || problem.kind === 'rate_limited') {
      await movePart(db, claimed, 'status', { state: 'planned' })
      return { kind: 'paused', problem }
    }
    if (problem.mayHaveHappened || isTemporary(problem)) return { kind: 'again', problem }
    return ended({ state: 'failed', reason: problem.message }, after.ok ? after.value : state)
  }
  if (!after.ok) return { kind: 'again', problem: after.problem }
  const named = material.writeback.parts.find(({ key }) => key === 'status')?.statusName ?? wanted
  return ended(
    {
      state: 'failed',
      reason: `${material.connection.name} accepted ${named}, but the ticket is still ${after.value.status}. Set it there, or try again.`,
    },
    after.value,
  )
}
