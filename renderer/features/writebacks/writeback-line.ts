import type { Session } from '../../../core/domain/session/session.ts'
import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import { untoldTicket } from '../../../core/domain/write-up/untold-ticket.ts'
import { isTicketBehind } from '../../../core/domain/write-up/writeback-state.ts'
import type { Writeback, WritebackPart } from '../../../core/domain/write-up/writeback.ts'
import type { WriteUp } from '../../../core/domain/write-up/write-up.ts'
import type { Tone } from '../../ui/marks/pill.tsx'
import { writebackWords as words } from './writebacks.words.ts'
import { readySentences } from '../../language/sentences.words.ts'

/** What the line about a writeback says: a lead, what followed, and how much it matters. */
export type WritebackLine = {
  tone: Tone
  sign: 'waiting' | 'working' | 'done' | 'problem' | 'left'
  lead: string
  /** Sentences and parts behind it. */
  rest: readonly string[]
}

const hasArrived = ({ state }: WritebackPart): boolean => state === 'written' || state === 'read_back'
const isFile = ({ key }: WritebackPart): boolean => key.startsWith('file:')
const isTime = ({ key }: WritebackPart): boolean => key.startsWith('time:')

/** The parts that arrived, in words: `note 90211`, `0.75 h`, `Resolved ✓ read back`. */
export const arrivedWords = (parts: readonly WritebackPart[]): string[] => {
  const arrived = parts.filter(hasArrived)
  const hours = arrived.filter(isTime).reduce((sum, part) => sum + (part.hours ?? 0), 0)
  const files = arrived.filter(isFile).length
  const said: string[] = []
  for (const { key, psaId, state, statusName } of arrived) {
    if (key === 'note') said.push(words.note(psaId))
    else if (key === 'documentation') said.push(words.documentation)
    else if (key === 'status') {
      const name = statusName ?? words.status
      said.push(state === 'read_back' ? words.readBack(name) : words.statusSet(name))
    }
  }
  const last = said.length > 0 && arrived.at(-1)?.key === 'status' ? said.splice(-1) : []
  return [
    ...said,
    ...(hours > 0 ? [words.hours(hours)] : []),
    ...(files > 0 ? [words.files(files)] : []),
    ...last,
  ]
}

/** What didn't arrive, in words. */
const missingWords = (parts: readonly WritebackPart[]): string[] =>
  parts
    .filter(({ state }) => state === 'failed')
    .map((part) =>
      part.key === 'status'
        ? (part.statusName ?? words.status)
        : part.key === 'note'
          ? words.note(null)
          : part.key === 'documentation'
            ? words.documentation
            : isTime(part)
              ? words.hours(part.hours ?? 0)
              : words.files(1),
    )

/** Why parts were left out, each sentence once. */
const skippedWords = (parts: readonly WritebackPart[]): string[] => [
  ...new Set(
    parts.flatMap(({ state, reason }) => (state === 'skipped' && reason !== null ? [shown(reason)] : [])),
  ),
]

/**
 * What became of a writeback, for people: what arrived with its number, or what didn't and why.
 *
 * @param isOffline nothing goes out from here, and what is said may be out of date
 * @param timeOf how a time that lies ahead is written
 */
export const writebackLine = (
  writeback: Writeback,
  {
    isOffline,
    nameOf,
    timeOf,
  }: { isOffline: boolean; nameOf: (id: string) => string; timeOf: (at: number) => string },
): WritebackLine => {
  const { state, parts, problem, nextTryAt, changes, mergedInto, left, ticketNumber } = writeback
  const ticket = mergedInto === '' ? ticketNumber : mergedInto
  const arrived = arrivedWords(parts)
  const merged = mergedInto === '' ? [] : [words.merged(mergedInto)]
  switch (state) {
    case 'waiting':
      if (problem !== null) {
        const next = nextTryAt === null ? [] : [words.nextTry(timeOf(nextTryAt))]
        return {
          tone: 'amber',
          sign: 'waiting',
          lead: words.retrying(ticket),
          rest: [shown(problem.message), ...next],
        }
      }
      return {
        tone: 'neutral',
        sign: 'waiting',
        lead: isOffline ? words.waitingOffline(ticket) : words.waiting(ticket),
        rest: [],
      }
    case 'posting':
      return problem === null
        ? { tone: 'neutral', sign: 'working', lead: words.posting(ticket), rest: arrived }
        : {
            tone: 'amber',
            sign: 'waiting',
            lead: words.partly(ticket),
            rest: [
              ...arrived,
              shown(problem.message),
              ...(nextTryAt === null ? [] : [words.nextTry(timeOf(nextTryAt))]),
            ],
          }
    case 'posted':
      return {
        tone: 'green',
        sign: 'done',
        lead: words.posted(ticket),
        rest: [...arrived, ...merged, ...skippedWords(parts)],
      }
    case 'partly':
      return {
        tone: 'red',
        sign: 'problem',
        lead: words.partly(ticket),
        rest: [...arrived, words.without(missingWords(parts).join(', ')), ...reasons(writeback), ...merged],
      }
    case 'failed':
      return { tone: 'red', sign: 'problem', lead: words.failed(ticket), rest: reasons(writeback) }
    case 'held':
      return {
        tone: 'amber',
        sign: 'problem',
        lead: arrived.length > 0 ? words.heldPartly(ticket) : words.held(ticket),
        rest: [...arrived, ...(changes.length > 0 ? changes.map(shown) : reasons(writeback)), words.kept],
      }
    case 'left':
      return {
        tone: 'neutral',
        sign: 'left',
        lead: words.left(ticketNumber, left === null ? '' : nameOf(left.by), shown(left?.reason ?? '')),
        rest: arrived,
      }
  }
}

const { shown } = readySentences

/** What went wrong, in the ticket system's words; each sentence once. */
const reasons = ({ problem, parts }: Pick<Writeback, 'problem' | 'parts'>): string[] => {
  if (problem !== null) return [shown(problem.message)]
  return [
    ...new Set(
      parts.flatMap(({ state, reason }) => (state === 'failed' && reason !== null ? [shown(reason)] : [])),
    ),
  ]
}

type Linked = Pick<Session, 'ticketCheck' | 'psaTicketId'>

/** Why a session's ticket gets nothing until someone does something; null if it gets something, or nothing is known of that here. */
export const untoldOf = (
  session: Parameters<typeof untoldTicket>[0],
  writeUp: Pick<WriteUp, 'writebackId'> | null,
): ReturnType<typeof untoldTicket> => {
  // What was confirmed for another ticket goes there.
  const isHere = session.writeUpId === null || (writeUp !== null && writeUp.writebackId === null)
  return isHere ? untoldTicket(session) : null
}

/** What a confirmed write-up waits for before it can go to its ticket: to have the number found, or a ticket picked. */
export const waitsFor = (
  { ticketCheck, psaTicketId }: Linked,
  writeUp: Pick<WriteUp, 'writebackId'> | null,
): { kind: 'unchecked' | 'ambiguous'; number: string } | null =>
  writeUp !== null &&
  writeUp.writebackId === null &&
  psaTicketId !== null &&
  (ticketCheck === 'unchecked' || ticketCheck === 'ambiguous')
    ? { kind: ticketCheck, number: psaTicketId }
    : null

/**
 * What a row says instead of *Resolved* while the ticket isn't known to be closed; null where there's nothing to correct.
 */
export const behindWords = (
  session: Parameters<typeof untoldTicket>[0],
  {
    writeUp,
    writeback,
    ticket = null,
  }: {
    writeUp: Pick<WriteUp, 'writebackId'> | null
    writeback: Pick<Writeback, 'kind' | 'state' | 'parts' | 'statusRead' | 'statusBefore'> | null
    /** What it is linked to, as last read: without a note, that alone says whether the ticket is closed. */
    ticket?: Pick<Ticket, 'closed' | 'status'> | null
  },
): { text: string; tone: Tone } | null => {
  if (session.status !== 'resolved') return null
  if (writeback === null) {
    const waits = waitsFor(session, writeUp)
    if (waits?.kind === 'unchecked') return { text: words.behindNotFound, tone: 'amber' }
    const untold = untoldOf(session, writeUp)
    if (untold === null) return null
    if (untold === 'unwritten') {
      return ticket === null || ticket.closed ? null : { text: words.behind(ticket.status), tone: 'amber' }
    }
    return { text: untold === 'missing' ? words.behindMissing : words.behind(''), tone: 'amber' }
  }
  if (!isTicketBehind(writeback)) return null
  const { state, statusRead, statusBefore } = writeback
  const now = statusRead === '' ? statusBefore : statusRead
  return { text: words.behind(now), tone: state === 'waiting' || state === 'posting' ? 'amber' : 'red' }
}
