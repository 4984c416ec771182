import { z } from 'zod'
import { Id } from '../../../core/domain/document/id.ts'
import { type TicketContent, ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import { readDocument } from '../../store/change-log.ts'
import { isOfSystem, pause } from '../connections/outages.ts'
import { psaFailed } from '../provider.ts'
import type { PsaJobParts } from '../psa-parts.ts'
import { readTicket } from './read-ticket.ts'
import { storeTickets } from './store-tickets.ts'

/** A system can't be asked now: the number is looked up again later. */
class NotNow extends Error {}

const unreadable = psaFailed(
  'unauthorized',
  'Its credentials can’t be read, so nothing is looked up or posted. Connect it again.',
)

/** The ticket with that number in one system; null if it has none. Admins are told of a system that can't be asked. */
const lookUpIn = async (
  parts: PsaJobParts,
  { accountId, connectionId, number }: { accountId: string; connectionId: string; number: string },
  signal: AbortSignal,
): Promise<string | null> => {
  const open = await parts.psa.connections.open(parts.db, accountId, connectionId)
  const lines =
    open === null
      ? unreadable
      : await open.provider.searchTickets(
          { text: number, memberId: null, openOnly: false, limit: 20 },
          signal,
        )
  if (lines.ok) return lines.value.find((line) => line.number === number || line.id === number)?.id ?? null
  const { problem } = lines
  // Any other failure may be about this number alone, which must not keep the rest from going on.
  if (open === null || (await isOfSystem(open.provider, problem, signal)))
    await pause(parts, accountId, connectionId, problem)
  throw new NotNow(problem.message)
}

/** A number that someone typed for a session. */
export const TypedNumber = z.object({ accountId: Id, sessionId: Id, number: z.string().max(60) })

/**
 * Looks up the number that someone typed for a session, in every connected system. It counts as found where exactly one has it;
 * where several have it, their tickets are read, for a person to choose from. As long as one of them can't be asked, nothing is
 * settled: it may be the one that is meant.
 */
export const lookUpNumber = async (
  { accountId, sessionId, number }: z.infer<typeof TypedNumber>,
  parts: PsaJobParts,
  signal: AbortSignal,
): Promise<void> => {
  const { db, act, clock, psa } = parts
  const session = await readDocument(db, accountId, 'sessions', sessionId)
  if (session === null || session.ticketCheck !== 'unchecked' || session.psaTicketId !== number) return
  const account = await readDocument(db, accountId, 'accounts', accountId)
  const found: { connectionId: string; systemId: string }[] = []
  for (const connectionId of account?.connectionIds ?? []) {
    const systemId = await lookUpIn(parts, { accountId, connectionId, number }, signal)
    if (systemId !== null) found.push({ connectionId, systemId })
  }
  const contents: TicketContent[] = []
  for (const { connectionId, systemId } of found) {
    const open = await psa.connections.open(db, accountId, connectionId)
    if (open === null) throw new NotNow('The connection was removed.')
    const at = { accountId, connectionId, systemId, now: clock() }
    const read = await readTicket(db, open.provider, at, signal)
    if (!read.ok) throw new NotNow(read.problem.message)
    contents.push(read.value)
  }
  await storeTickets(parts, accountId, contents)
  const [first] = found
  const several = found.length > 1
  const linkedTicketId =
    first === undefined || several ? null : ticketDocumentId(first.connectionId, first.systemId)
  await act(accountId, 'ticket.checked', async () => ({ sessionId, number, linkedTicketId, several }))
}
