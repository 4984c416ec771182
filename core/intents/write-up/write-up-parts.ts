import { derivedId } from '../../domain/document/id.ts'
import { type Connection, statusOnBoard } from '../../domain/ticket/connection.ts'
import { defaultRedaction } from '../../domain/text/secret-kinds.ts'
import type { Session } from '../../domain/session/session.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import {
  type MaskedCounts,
  type WriteUp,
  type WriteUpContent,
  type WriteUpKind,
  outcomeOf,
  writeUpLimits,
} from '../../domain/write-up/write-up.ts'
import { plannedParts } from '../../domain/write-up/writeback-plan.ts'
import { isUntouched, writebackState } from '../../domain/write-up/writeback-state.ts'
import type { Writeback } from '../../domain/write-up/writeback.ts'
import { maskedName } from '../../redaction/masked-name.ts'
import { redact } from '../../redaction/redact.ts'
import type { Work } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { leftAsItIs } from './writeback-parts.ts'

/** What intents have in common that confirm a write-up, and those that find a ticket for one later. */

const summed = (one: MaskedCounts, other: MaskedCounts): MaskedCounts => {
  const sum: MaskedCounts = { ...one }
  for (const [kind, count] of Object.entries(other) as [keyof MaskedCounts, number][])
    sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

/** The content with everything masked that the workspace masks now, whatever the device that sent it knew or did. */
const maskedAgain = (work: Work, content: WriteUpContent): WriteUpContent => {
  const account = work.find('accounts', work.context.accountId)
  const settings = account?.redaction ?? defaultRedaction
  let { masked } = content
  const mask = (text: string, most: number): string => {
    const again = redact(text, settings, { mask: [], unmask: content.unmask })
    if (again.text === text) return text
    masked = summed(masked, again.counts)
    return again.text.slice(0, most)
  }
  return {
    ...content,
    files: content.files.map((file) => ({
      ...file,
      name: maskedName(file.name, settings, { mask: [], unmask: content.unmask }),
    })),
    markdown: mask(content.markdown, writeUpLimits.markdown),
    documentation: mask(content.documentation, writeUpLimits.documentation),
    time: content.time.map((time) => ({ ...time, text: mask(time.text, writeUpLimits.timeText) })),
    masked,
  }
}

/** The ticket a session is linked to and its connection; null if it isn't, or that connection was removed. */
const linkedTo = (
  work: Work,
  linkedTicketId: string | null,
): { ticket: Ticket; connection: Connection } | null => {
  const ticket = linkedTicketId === null ? null : work.find('tickets', linkedTicketId)
  const connection = ticket === null ? null : work.find('connections', ticket.connectionId)
  return ticket === null || connection === null || connection.state === 'removed'
    ? null
    : { ticket, connection }
}

/** True for a session whose write-up goes to a ticket: a linked one, or one that is being looked up. */
const goesOut = ({ ticketCheck }: Session, linked: ReturnType<typeof linkedTo>): boolean =>
  linked !== null || ticketCheck === 'unchecked' || ticketCheck === 'ambiguous'

/** Plans what brings a write-up to its ticket; gives the write-up with its writeback. */
const planned = (
  work: Work,
  writeUp: WriteUp,
  { ticket, connection }: { ticket: Ticket; connection: Connection },
): WriteUp => {
  const parts = plannedParts(writeUp, ticket, connection)
  const writeback: Writeback = {
    // What it posts is marked by this id. The server finds a typed ticket with an id of its own, which is another one when it does
    // so again after a backup was restored; the write-up's comes from the device.
    id: derivedId(writeUp.id, 1),
    accountId: writeUp.accountId,
    rev: 0,
    sessionId: writeUp.sessionId,
    writeUpId: writeUp.id,
    connectionId: connection.id,
    linkedTicketId: ticket.id,
    ticketNumber: ticket.number,
    kind: writeUp.kind,
    handoffId: writeUp.handoffId,
    personId: writeUp.confirmedBy,
    createdAt: writeUp.createdAt,
    updatedAt: writeUp.createdAt,
    state: writebackState({ parts, problem: null, left: null }),
    parts,
    problem: null,
    tries: 0,
    nextTryAt: null,
    seen: writeUp.seen,
    changes: [],
    changesVersion: 0,
    changedSeen: null,
    mergedInto: '',
    statusBefore: ticket.status,
    statusRead: '',
    attentionSince: null,
    left: null,
  }
  work.put('writebacks', writeback)
  return { ...writeUp, writebackId: writeback.id }
}

/**
 * Stores a confirmed write-up and plans what its ticket gets; gives the session that names it.
 *
 * A ticket that was typed and not looked up yet gets it once it has been found.
 */
export const confirmWriteUp = (
  work: Work,
  session: Session,
  kind: WriteUpKind,
  content: WriteUpContent,
  handoffId: string | null,
): Session => {
  work.mustBeNew('writeups', content.writeUpId, 'write-up')
  const { writeUpId, ...rest } = maskedAgain(work, {
    ...content,
    files: content.files.filter(
      ({ hash }, index, all) => all.findIndex((other) => other.hash === hash) === index,
    ),
  })
  const linked = linkedTo(work, session.linkedTicketId)
  const writeUp: WriteUp = {
    ...rest,
    id: writeUpId,
    accountId: work.context.accountId,
    rev: 0,
    sessionId: session.id,
    kind,
    visibility: kind === 'escalation' ? 'internal' : rest.visibility,
    outcome: outcomeOf(kind, goesOut(session, linked)),
    handoffId,
    writebackId: null,
    confirmedBy: work.context.actor.id,
    createdAt: timeIn(work, session),
  }
  work.put('writeups', linked === null ? writeUp : planned(work, writeUp, linked))
  return { ...session, writeUpId }
}

/**
 * Sends a write-up on its way that never went to a ticket, once its session has one; or lets it stay here, if there is none.
 * At most one writeback comes of a write-up.
 *
 * No one drafted it for this ticket: nothing that was known of another one holds it, and what was chosen for another one's
 * board isn't set.
 */
export const settleWaitingWriteUp = (work: Work, session: Session): void => {
  const before = session.writeUpId === null ? null : work.find('writeups', session.writeUpId)
  if (before === null || before.writebackId !== null) return
  const linked = linkedTo(work, session.linkedTicketId)
  const writeUp = { ...before, outcome: outcomeOf(before.kind, goesOut(session, linked)) }
  if (linked !== null) {
    const { ticket, connection } = linked
    const isKnown = before.statusId !== null && statusOnBoard(connection, ticket.boardId, before.statusId)
    const late = { ...writeUp, seen: null, statusId: isKnown ? before.statusId : null }
    work.put('writeups', planned(work, late, linked))
  } else if (writeUp.outcome !== before.outcome) work.put('writeups', writeUp)
}

/**
 * Keeps a confirmed write-up from its ticket, because what it says ended is going on before anything of it was sent. What
 * has begun is brought to its end: half a write-up helps no one.
 *
 * @param session as it was
 * @param reason a sentence, which whoever looks for it reads
 */
export const stopWriteUp = (work: Work, session: Session, reason: string): void => {
  const writeUp = session.writeUpId === null ? null : work.find('writeups', session.writeUpId)
  const writebackId = writeUp?.writebackId ?? null
  const writeback = writebackId === null ? null : work.find('writebacks', writebackId)
  if (writeback === null || !isUntouched(writeback)) return
  if (writeback.state !== 'waiting' && writeback.state !== 'held') return
  const left = { by: work.context.actor.id, at: timeIn(work, session), reason }
  work.put('writebacks', leftAsItIs(writeback, left))
}

/** Why a write-up is kept from its ticket that was confirmed for an end which is none anymore. */
export const reopenedReason = 'The session was reopened before this was posted.'

/**
 * Gives a session its resolution note back, because reopening it is undone: it was confirmed, so it is on its way again under the
 * ids that mark it at the ticket, and what had begun before is left to itself. Gives the session that names it.
 */
export const restoreWriteUp = (work: Work, session: Session, writeUpId: string): Session => {
  const writeUp = work.find('writeups', writeUpId)
  if (writeUp === null || writeUp.sessionId !== session.id || writeUp.kind !== 'resolution') return session
  const writeback = writeUp.writebackId === null ? null : work.find('writebacks', writeUp.writebackId)
  if (writeback !== null && writeback.left?.reason === reopenedReason) {
    const { parts } = writeback
    work.put('writebacks', {
      ...writeback,
      left: null,
      problem: null,
      tries: 0,
      changes: [],
      changedSeen: null,
      state: writebackState({ parts, problem: null, left: null }),
      updatedAt: Math.max(writeback.updatedAt, timeIn(work, session)),
    })
  }
  return { ...session, writeUpId }
}
