import type { CollectionName } from '../../../../core/domain/shapes/collections.ts'
import type { ContentCollection } from '../../../../core/domain/shapes/on-device.ts'
import type { Session, SessionStatus } from '../../../../core/domain/session/session.ts'
import { untoldTicket } from '../../../../core/domain/write-up/untold-ticket.ts'
import type { SessionSort } from '../../contract/desk.ts'

/** What the replica knows about a session without reading it, for lists to filter and sort by. */
export type SessionHead = Pick<
  Session,
  | 'id'
  | 'ownerId'
  | 'teamId'
  | 'status'
  | 'updatedAt'
  | 'psaTicketId'
  | 'problemCategory'
  | 'client'
  // As far as they say that its ticket hears nothing; otherwise null in what the replica knows.
  | 'writeUpId'
  | 'ticketCheck'
  | 'linkedTicketId'
> & {
  /** Whom it has news for; of a document, that's in its news. */
  news: readonly Pick<Session['news'][number], 'to'>[]
}

/** Which sessions a list includes. Plain data, because it is sent to another thread. */
export type SessionFilter = {
  statuses: readonly SessionStatus[]
  /** Only these people's sessions; null for anyone's. */
  owners: readonly string[] | null
  /** Only this team's sessions, null for those without a team; undefined for all. */
  teamId?: string | null
  /** Only sessions with news for this person; undefined for all. */
  newsFor?: string
  /** Only sessions whose ticket hears nothing until a person does something. */
  isUntold?: boolean
  /** Only this category, as `looseKey` writes it; null for all. */
  category: string | null
  /** Only this client, as `looseKey` writes it; '' for sessions without one, null for all. */
  client: string | null
  /** Only the newest session of each client; those without a client are left out. */
  onePerClient?: boolean
  sort: SessionSort
}

/** What a list queries the replica for. */
export type Lookup =
  | {
      kind: 'document'
      collection: CollectionName
      id: string
    }
  | {
      kind: 'workspace'
      collection: 'people' | 'connections' | 'tickets' | 'schedules' | 'policies' | 'handovers'
    }
  | { kind: 'sessions'; filter: SessionFilter; limit: number }
  | { kind: 'open-handoffs'; limit: number }
  | { kind: 'claimed-from'; personId: string; limit: number }
  /** The latest writebacks on this device: all, or those that need a person. */
  | { kind: 'writebacks'; only: 'all' | 'troubled'; limit: number }
  /** Everything in one of a session's collections, at most `limit`. */
  | {
      kind: 'of-session'
      collection: Exclude<ContentCollection, 'entries'> | 'handoffs'
      sessionId: string
      limit: number
    }
  /** The newest entries of a session: all, its steps, or those on a branch. */
  | { kind: 'entries'; sessionId: string; only: 'all' | 'steps' | { branchId: string }; limit: number }

/** Categories are compared without regard to case, and so are clients. */
export const looseKey = (name: string): string => name.trim().toLowerCase()

/** After every ticket: the position of sessions without one. */
const noTicket = 9e13

/**
 * A ticket's position among tickets: highest number first, then tickets that aren't numbers by their first characters,
 * then sessions without a ticket.
 */
export const ticketOrder = (ticket: string | null): number => {
  if (ticket === null) return noTicket
  if (/^\d{1,13}$/.test(ticket)) return 1e13 - Number(ticket)
  // There is room for eight digits in base 38; tickets that are equal up to there are ordered by id.
  let place = 0
  const signs = ticket.toUpperCase().padEnd(8).slice(0, 8)
  for (const sign of signs) place = place * 38 + (' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(sign) + 1)
  return 2e13 + place
}

export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The statuses in which a session is waiting for someone. */
const waiting: readonly SessionStatus[] = ['requesting_escalation', 'escalated', 'paused']
const waits = ({ status }: SessionHead) => (waiting.includes(status) ? 0 : 1)

const newestFirst = (a: SessionHead, b: SessionHead): number => b.updatedAt - a.updatedAt || byId(a, b)

/** By name, as people file them; sessions without a client come last. */
const byClient = (a: SessionHead, b: SessionHead): number => {
  const [one, other] = [looseKey(a.client), looseKey(b.client)]
  if (one === other) return newestFirst(a, b)
  if (one === '' || other === '') return one === '' ? 1 : -1
  return one < other ? -1 : 1
}

const compares: Record<SessionSort, (a: SessionHead, b: SessionHead) => number> = {
  newest: newestFirst,
  oldest: (a, b) => a.updatedAt - b.updatedAt || byId(a, b),
  ticket: (a, b) => ticketOrder(a.psaTicketId) - ticketOrder(b.psaTicketId) || byId(a, b),
  waiting: (a, b) => waits(a) - waits(b) || a.updatedAt - b.updatedAt || byId(a, b),
  client: byClient,
}

/** The newest session of each client that has a name. */
export const newestPerClient = <H extends SessionHead>(heads: readonly H[]): H[] => {
  const newest = new Map<string, H>()
  for (const head of heads) {
    const key = looseKey(head.client)
    const known = newest.get(key)
    if (key !== '' && (known === undefined || newestFirst(head, known) < 0)) newest.set(key, head)
  }
  return [...newest.values()]
}

/** Which sessions a filter includes and in which order; the same for rows in memory and for whole documents. */
export const sessionRule = ({
  statuses,
  owners,
  teamId,
  newsFor,
  isUntold = false,
  category,
  client,
  onePerClient = false,
  sort,
}: SessionFilter) => ({
  matches: (head: SessionHead): boolean =>
    statuses.includes(head.status) &&
    (owners === null || owners.includes(head.ownerId)) &&
    (teamId === undefined || head.teamId === teamId) &&
    (!isUntold || untoldTicket(head) !== null) &&
    (newsFor === undefined || head.news.some(({ to }) => to === newsFor)) &&
    (category === null || (head.problemCategory !== null && looseKey(head.problemCategory) === category)) &&
    (client === null || looseKey(head.client) === client) &&
    (!onePerClient || head.client !== ''),
  compare: compares[sort],
})
