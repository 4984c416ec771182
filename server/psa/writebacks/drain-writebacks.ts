import { z } from 'zod'
import type { TicketContent } from '../../../core/domain/ticket/ticket.ts'
import { Id } from '../../../core/domain/document/id.ts'
import { defineJob, persistent } from '../../jobs/define-job.ts'
import {
  claimWriteback,
  type ClaimedWriteback,
  nextDue,
  readParts,
  strandedWritebacks,
} from '../../store/psa/writeback-store.ts'
import type { OpenConnection } from '../connections/connections.ts'
import { pause, resume } from '../connections/outages.ts'
import type { PsaJobParts } from '../psa-parts.ts'
import { psaLanes } from '../timings.ts'
import { storeTickets } from '../tickets/store-tickets.ts'
import { refreshedContent } from '../tickets/ticket-content.ts'
import { readMaterial } from './material.ts'
import { noNews, type Outcome } from './outcome.ts'
import { postWriteback } from './post-writeback.ts'
import type { Posting } from './posting.ts'
import { tellBegun, tellOutcome } from './tell-progress.ts'

const heldFor = (kind: 'connection_removed' | 'gone', message: string): Outcome => ({
  ...noNews,
  kind: 'held',
  problem: { kind, message },
  changed: null,
})

/** Brings one writeback as far as it goes now. False if the system should be left alone, or time is up. */
const bring = async (
  parts: PsaJobParts,
  { provider }: OpenConnection,
  claimed: ClaimedWriteback,
  signal: AbortSignal,
): Promise<boolean> => {
  const { db, act, psa } = parts
  const { accountId, connectionId, writebackId } = claimed
  const material = await readMaterial(db, accountId, writebackId)
  if (material === null) {
    await tellOutcome(
      parts,
      claimed,
      heldFor(
        'gone',
        'What this was for no longer exists in Baton, so it can’t be posted. Leave it as it is.',
      ),
    )
    return true
  }
  let refreshed: TicketContent | null = null
  let hasBegun = false
  const posting: Posting = {
    db,
    claimed,
    material,
    provider,
    leaseMs: psa.timings.lease,
    now: parts.clock(),
    async begun() {
      if (hasBegun) return
      hasBegun = true
      await tellBegun(act, claimed)
    },
    seen(state, notes) {
      refreshed = refreshedContent(material.ticket, state, notes, parts.clock())
    },
  }
  const outcome = await postWriteback(posting, signal).catch(
    async (error: unknown): Promise<Outcome | null> => {
      if (!signal.aborted) throw error
      // Nothing is under way any more, so whoever comes next need not wait for the lease.
      const isSending = (await readParts(db, accountId, writebackId)).some(({ state }) => state === 'sending')
      return isSending ? null : { ...noNews, kind: 'stopped' }
    },
  )
  if (outcome === null) return false
  if (outcome.kind === 'paused') {
    const until = await pause(parts, accountId, connectionId, outcome.problem)
    await tellOutcome(parts, claimed, until === null ? outcome : { ...outcome, until })
    return false
  }
  await tellOutcome(parts, claimed, outcome)
  await resume(parts, accountId, connectionId)
  if (refreshed !== null && outcome.mergedInto === '') await storeTickets(parts, accountId, [refreshed])
  return true
}

/** The connections that this process is draining, and whether someone asked for it once more. */
const running = new Map<string, { again: boolean }>()

/** Brings what is due to its tickets, until the time is up. */
const drain = async (
  parts: PsaJobParts,
  { accountId, connectionId }: { accountId: string; connectionId: string },
  until: number,
  signal: AbortSignal,
): Promise<void> => {
  const { db, clock, psa } = parts
  const open = await psa.connections.open(db, accountId, connectionId)
  if (open === null) {
    for (const stranded of await strandedWritebacks(db, accountId, connectionId)) {
      const message =
        'The ticket system is no longer connected, so this wasn’t posted. Connect it again, or update the ticket by hand.'
      await tellOutcome(parts, { ...stranded, holder: null }, heldFor('connection_removed', message))
    }
    return
  }
  const lane = async (): Promise<void> => {
    for (;;) {
      if (signal.aborted || clock() >= until) return
      const next = await claimWriteback(db, connectionId, new Date(clock()), psa.timings.lease)
      if (next === null || !(await bring(parts, open, next, signal))) return
    }
  }
  await Promise.all(Array.from({ length: psaLanes }, lane))
}

/**
 * Brings everything to its tickets that is due for a connection, several at once, each ticket's in order. What is left behind
 * by a process that died is taken up once its lease is over.
 */
export const drainWritebacks = defineJob({
  name: 'writebacks-drain',
  data: z.object({ accountId: Id, connectionId: Id }),
  policy: { waiting: 'gathered', ...persistent },
  // One that waits for a slow system keeps none of the others waiting.
  concurrency: 16,
  timeoutSeconds: 420,
  async run({ accountId, connectionId }, parts: PsaJobParts, signal) {
    const { db, clock, psa, enqueue } = parts
    const name = `${psa.process} ${connectionId}`
    const underway = running.get(name)
    if (underway !== undefined) {
      underway.again = true
      return
    }
    const until = clock() + psa.timings.drain
    const turn = { again: true }
    running.set(name, turn)
    try {
      while (turn.again && !signal.aborted && clock() < until) {
        turn.again = false
        await drain(parts, { accountId, connectionId }, until, signal)
      }
    } finally {
      running.delete(name)
    }
    const due = turn.again ? new Date(clock()) : await nextDue(db, connectionId)
    if (due === null) return
    const at = Math.max(due.getTime(), clock())
    // To the second, so that many wishes become one job.
    const second = Math.ceil(at / 1000) * 1000
    await db
      .transaction()
      .execute(async (trx) =>
        enqueue(trx, [
          drainWritebacks.about(`${connectionId}@${second}`, { accountId, connectionId }, second),
        ]),
      )
  },
})
