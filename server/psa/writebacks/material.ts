import type { Connection } from '../../../core/domain/ticket/connection.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { canWork, type Person } from '../../../core/domain/people/person.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import type { WriteUp } from '../../../core/domain/write-up/write-up.ts'
import type { Writeback, WritebackProblem } from '../../../core/domain/write-up/writeback.ts'
import { readDocument, readDocuments } from '../../store/change-log.ts'
import type { Database } from '../../store/database.ts'
import type { LedgerPart } from '../../store/psa/writeback-store.ts'

/** Everything that a writeback is about. */
export type Material = {
  writeback: Writeback
  writeUp: WriteUp
  session: Session
  ticket: Ticket
  /** Who confirmed it; null if they no longer exist. */
  person: Person | null
  connection: Connection
  /** True if the escalation it is about was withdrawn. */
  isWithdrawn: boolean
}

/** Reads it all; null if something of it is missing, which then isn't for this server to bring anywhere. */
export const readMaterial = async (
  db: Database,
  accountId: string,
  writebackId: string,
): Promise<Material | null> => {
  const writeback = await readDocument(db, accountId, 'writebacks', writebackId)
  if (writeback === null) return null
  const found = await readDocuments(db, accountId, [
    { collection: 'writeups', id: writeback.writeUpId },
    { collection: 'sessions', id: writeback.sessionId },
    { collection: 'tickets', id: writeback.linkedTicketId },
    { collection: 'people', id: writeback.personId },
    { collection: 'connections', id: writeback.connectionId },
    ...(writeback.handoffId === null ? [] : [{ collection: 'handoffs' as const, id: writeback.handoffId }]),
  ])
  const of = <D>(collection: string): D | null =>
    (found.find((change) => change.collection === collection)?.document as D | undefined) ?? null
  const writeUp = of<WriteUp>('writeups')
  const session = of<Session>('sessions')
  const ticket = of<Ticket>('tickets')
  const connection = of<Connection>('connections')
  if (writeUp === null || session === null || ticket === null || connection === null) return null
  return {
    writeback,
    writeUp,
    session,
    ticket,
    connection,
    person: of<Person>('people'),
    isWithdrawn: (of<Handoff>('handoffs')?.withdrawnAt ?? null) !== null,
  }
}

const held = (kind: WritebackProblem['kind'], message: string): WritebackProblem => ({ kind, message })

/** Why a writeback must not go out, whatever the ticket says; null if it may. */
export const heldBefore = (
  { session, writeUp, person, connection, isWithdrawn }: Material,
  parts: readonly LedgerPart[],
): WritebackProblem | null => {
  if (connection.state === 'removed') {
    return held(
      'connection_removed',
      `${connection.name} is no longer connected, so this wasn’t posted. Connect it again, or update the ticket by hand.`,
    )
  }
  if (person === null || !canWork(person)) {
    return held(
      'person_left',
      `${person === null ? 'Whoever confirmed this' : isolated(person.name)} no longer has access, so nothing was posted for them. An admin can post it or leave it.`,
    )
  }
  // What has begun to go out is brought to its end: half a write-up helps no one.
  if (parts.some(({ sentAt }) => sentAt !== null)) return null
  if (writeUp.kind === 'resolution' && session.writeUpId !== writeUp.id)
    return held('changed', 'The session was reopened before this was posted.')
  if (isWithdrawn) return held('changed', 'The escalation was withdrawn before this was posted.')
  return null
}
