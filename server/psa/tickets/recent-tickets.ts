import { z } from 'zod'
import { Id } from '../../../core/domain/document/id.ts'
import { type TicketContent, ticketLimits } from '../../../core/domain/ticket/ticket.ts'
import { day, hour } from '../../../core/domain/time/durations.ts'
import { defineJob, persistent } from '../../jobs/define-job.ts'
import { findSecrets } from '../../store/psa/connection-store.ts'
import { assignedTickets, forgetTickets, ticketsUnderway } from '../../store/psa/ticket-store.ts'
import type { OpenConnection } from '../connections/connections.ts'
import { pause, resume } from '../connections/outages.ts'
import type { PsaJobParts } from '../psa-parts.ts'
import { Failed, failingAlone } from './failing-alone.ts'
import { readTicket } from './read-ticket.ts'
import { storeTickets } from './store-tickets.ts'

/** Tickets read whole in one run, so that a large change doesn't flood the system; the rest comes with the next run. */
const mostReads = 100
/** Tickets of sessions underway that are looked at in one run. */
const mostLooks = 200
/** How long a ticket stays known that no one has to do with any more. Milliseconds. */
const keptFor = 30 * day
/** After so long it is looked again whether a system still wants to be left alone. Milliseconds. */
const longestPause = hour / 2

type At = { accountId: string; connectionId: string }

/** Which tickets have to be read whole, with whom they are assigned to; undefined keeps that as it is. */
const changedTickets = async (
  { db }: Pick<PsaJobParts, 'db'>,
  { connection, provider }: OpenConnection,
  { accountId, connectionId }: At,
  signal: AbortSignal,
): Promise<Map<string, string | null | undefined>> => {
  const changed = new Map<string, string | null | undefined>()
  const known = new Map(
    (await assignedTickets(db, accountId, connectionId)).map((one) => [one.systemId, one]),
  )
  const listed = new Set<string>()
  /** Whose tickets couldn't be listed: what is known of them stays. */
  const unlisted = new Set<string>()
  const listing = failingAlone(provider, signal)
  for (const { personId, memberId } of listing.lastIfFailing(connection.members, (one) => one.memberId)) {
    const limit = Math.min(50, ticketLimits.perConnection - listed.size)
    if (limit <= 0) break
    const lines = listing.isEnough()
      ? null
      : await listing.unlessAlone(
          memberId,
          await provider.searchTickets({ text: '', memberId, openOnly: true, limit }, signal),
        )
    if (lines === null) unlisted.add(personId)
    for (const { id, updatedAt } of lines ?? []) {
      listed.add(id)
      const before = known.get(id)
      if (before?.changedAt !== updatedAt || before.assignedTo !== personId || updatedAt === null)
        changed.set(id, personId)
    }
  }
  // Someone else's by now, or closed.
  for (const [id, { assignedTo }] of known)
    if (!listed.has(id) && !unlisted.has(assignedTo ?? '')) changed.set(id, null)
  const underway = await ticketsUnderway(db, accountId, connectionId, mostLooks)
  const looking = failingAlone(provider, signal)
  for (const ticket of looking.lastIfFailing(underway, ({ systemId }) => systemId)) {
    if (looking.isEnough()) break
    if (changed.has(ticket.systemId) || listed.has(ticket.systemId)) continue
    const state = await provider.readBack(ticket.systemId, signal)
    const isGone = !state.ok && state.problem.kind === 'not_found'
    const now = isGone ? null : await looking.unlessAlone(ticket.systemId, state)
    if (isGone || (now !== null && (now.updatedAt !== ticket.changedAt || ticket.changedAt === null)))
      changed.set(ticket.systemId, undefined)
  }
  return changed
}

const readChanged = async (
  parts: PsaJobParts,
  open: OpenConnection,
  at: At,
  signal: AbortSignal,
): Promise<void> => {
  const changed = [...(await changedTickets(parts, open, at, signal))]
  const reading = failingAlone(open.provider, signal)
  const contents: TicketContent[] = []
  try {
    for (const [systemId, assignedTo] of reading.lastIfFailing(changed, ([id]) => id).slice(0, mostReads)) {
      if (reading.isEnough()) break
      const now = parts.clock()
      const read = await readTicket(parts.db, open.provider, { ...at, systemId, now }, signal, assignedTo)
      if (!read.ok && (read.problem.kind === 'not_found' || read.problem.kind === 'refused')) continue
      const content = await reading.unlessAlone(systemId, read)
      if (content !== null) contents.push(content)
    }
  } finally {
    await storeTickets(parts, at.accountId, contents)
  }
}

/**
 * Keeps the tickets known that people here have to do with: the open ones of mapped people, so that they can be picked without a
 * network, and those of sessions underway. Each run schedules the next.
 */
export const recentTickets = defineJob({
  name: 'tickets-recent',
  data: z.object({ accountId: Id, connectionId: Id }),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 4,
  timeoutSeconds: 300,
  recursWithin: hour,
  async run(at, parts: PsaJobParts, signal) {
    const { db, clock, enqueue, psa } = parts
    const { accountId, connectionId } = at
    const secrets = await findSecrets(db, connectionId)
    const open = secrets === null ? null : await psa.connections.open(db, accountId, connectionId)
    if (open === null) return
    const again = async (next: number) =>
      db.transaction().execute(async (trx) => enqueue(trx, [recentTickets.about(connectionId, at, next)]))
    const pausedUntil = secrets?.pausedUntil?.getTime() ?? 0
    if (pausedUntil > clock()) {
      await again(Math.min(pausedUntil, clock() + longestPause))
      return
    }
    try {
      await readChanged(parts, open, at, signal)
      await forgetTickets(db, accountId, connectionId, clock() - keptFor)
      await resume(parts, accountId, connectionId)
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      await pause(parts, accountId, connectionId, error.problem)
    }
    const isCalled = psa.publicUrl !== null && open.provider.capabilities.callbacks !== 'none'
    await again(clock() + psa.timings.poll * (isCalled ? 5 : 1))
  },
})
