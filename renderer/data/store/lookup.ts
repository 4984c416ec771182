import type { ContentCollection } from '../../../core/domain/on-device.ts'
import type { Session, SessionStatus } from '../../../core/domain/session.ts'
import type { SessionSort } from '../contract/desk.ts'

/** What the replica knows of a session without reading it: what lists filter and sort by. */
export type SessionHead = Pick<
  Session,
  'id' | 'ownerId' | 'teamId' | 'status' | 'updatedAt' | 'psaTicketId' | 'problemCategory'
>

/** Which sessions a list takes; plain data, because it travels to another thread. */
export type SessionFilter = {
  statuses: readonly SessionStatus[]
  /** Only sessions of these people; null for anyone's. */
  owners: readonly string[] | null
  /** Only sessions of this team, null meaning those without one; undefined for all. */
  teamId?: string | null
  /** Only this category, as `categoryKey` writes it; null for all. */
  category: string | null
  sort: SessionSort
}

/** What a list asks of the replica. */
export type Lookup =
  | {
      kind: 'document'
      collection: 'accounts' | 'people' | 'sessions' | ContentCollection | 'handoffs'
      id: string
    }
  | { kind: 'people' }
  | { kind: 'sessions'; filter: SessionFilter; limit: number }
  | { kind: 'open-handoffs'; limit: number }
  | { kind: 'claimed-from'; personId: string; limit: number }
  /** All that a session has of a collection, at most `limit`. */
  | {
      kind: 'of-session'
      collection: Exclude<ContentCollection, 'entries'> | 'handoffs'
      sessionId: string
      limit: number
    }
  /** The newest entries of a session: all, its steps, or those on a branch. */
  | { kind: 'entries'; sessionId: string; only: 'all' | 'steps' | { branchId: string }; limit: number }

/** Categories are compared without regard to case. */
export const categoryKey = (category: string): string => category.trim().toLowerCase()

/** Beyond every ticket: where sessions without one stand. */
const noTicket = 9e13

/**
 * The place of a ticket among tickets, the highest number first; those that are no numbers come after, by their
 * beginnings, and then the sessions without any.
 */
export const ticketOrder = (ticket: string | null): number => {
  if (ticket === null) return noTicket
  if (/^\d{1,13}$/.test(ticket)) return 1e13 - Number(ticket)
  // Eight signs of 38 fit; what they do not tell apart stands in the order of the ids.
  let place = 0
  const signs = ticket.toUpperCase().padEnd(8).slice(0, 8)
  for (const sign of signs) place = place * 38 + (' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(sign) + 1)
  return 2e13 + place
}

export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The statuses in which a session waits for someone. */
const waiting: readonly SessionStatus[] = ['requesting_escalation', 'escalated', 'paused']
const waits = ({ status }: SessionHead) => (waiting.includes(status) ? 0 : 1)

const compares: Record<SessionSort, (a: SessionHead, b: SessionHead) => number> = {
  newest: (a, b) => b.updatedAt - a.updatedAt || byId(a, b),
  oldest: (a, b) => a.updatedAt - b.updatedAt || byId(a, b),
  ticket: (a, b) => ticketOrder(a.psaTicketId) - ticketOrder(b.psaTicketId) || byId(a, b),
  waiting: (a, b) => waits(a) - waits(b) || a.updatedAt - b.updatedAt || byId(a, b),
}

/** Which sessions a filter takes and in which order: the same for rows in memory and for whole documents. */
export const sessionRule = ({ statuses, owners, teamId, category, sort }: SessionFilter) => ({
  matches: (head: SessionHead): boolean =>
    statuses.includes(head.status) &&
    (owners === null || owners.includes(head.ownerId)) &&
    (teamId === undefined || head.teamId === teamId) &&
    (category === null || (head.problemCategory !== null && categoryKey(head.problemCategory) === category)),
  compare: compares[sort],
})
