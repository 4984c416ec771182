import type { CollectionName, Documents } from '../../../core/domain/shapes/collections.ts'
import { answerableFor } from '../../../core/domain/handoff/answerable.ts'
import { currentClaim } from '../../../core/domain/handoff/current-claim.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import { type Session, SessionStatus } from '../../../core/domain/session/session.ts'
import { week } from '../../../core/domain/time/durations.ts'
import { needsPerson } from '../../../core/domain/write-up/writeback-state.ts'
import { byWait } from '../../../core/domain/handoff/waiting.ts'
import type { ListRule } from './merge-rows.ts'
import { byId, sessionRule, type Lookup, type SessionFilter } from '../store/replica/lookup.ts'

/** The viewer, on whom the lists depend. */
export type Looker = { personId: string; teamId: string | null; now: number }

/**
 * A bounded list of documents. Its rule exists twice: once for the replica, and once for what isn't in it yet.
 *
 * `shape` turns the rows, sorted by the rule, into the result.
 */
export type ListSpec<C extends CollectionName, R> = {
  key: string
  collection: C
  lookup(looker: Looker): Lookup
  rule(looker: Looker): ListRule<Documents[C]>
  shape(rows: readonly Documents[C][]): R
}

/** The most of anything in one session, and of open handoffs and people. */
const most = 2000
/** The latest shift handovers that are shown: some weeks of a large team. */
const mostHandovers = 300
/** How long the claim of a person's handoff is news to them. Milliseconds. */
const claimedLately = week

/** Rows read beyond the limit, so that rows removed by this device's pending changes leave no gap. */
export const spare = 32

const asIs = <T>(rows: T): T => rows

export const documentSpec = <C extends CollectionName>(
  collection: C,
  id: string,
): ListSpec<C, Documents[C] | null> => ({
  key: `document/${collection}/${id}`,
  collection,
  lookup: () => ({ kind: 'document', collection, id }),
  rule: () => ({ matches: (document) => document.id === id, compare: byId, limit: 1 }),
  shape: (rows) => rows[0] ?? null,
})

export const peopleSpec: ListSpec<'people', ReadonlyMap<string, Person>> = {
  key: 'people',
  collection: 'people',
  lookup: () => ({ kind: 'workspace', collection: 'people' }),
  rule: () => ({ matches: () => true, compare: byId, limit: most }),
  shape: (rows) => new Map(rows.map((person) => [person.id, person])),
}

export const connectionsSpec: ListSpec<'connections', readonly Documents['connections'][]> = {
  key: 'connections',
  collection: 'connections',
  lookup: () => ({ kind: 'workspace', collection: 'connections' }),
  rule: () => ({
    matches: ({ state }) => state !== 'removed',
    compare: (a, b) => a.createdAt - b.createdAt || byId(a, b),
    limit: most,
  }),
  shape: asIs,
}

/** Schedules of duty, in the order they were added. */
export const schedulesSpec: ListSpec<'schedules', readonly Documents['schedules'][]> = {
  key: 'schedules',
  collection: 'schedules',
  lookup: () => ({ kind: 'workspace', collection: 'schedules' }),
  rule: () => ({
    matches: ({ removed }) => !removed,
    compare: (a, b) => a.createdAt - b.createdAt || byId(a, b),
    limit: most,
  }),
  shape: asIs,
}

/** The policies that an admin saved. */
export const policiesSpec: ListSpec<'policies', readonly Documents['policies'][]> = {
  key: 'policies',
  collection: 'policies',
  lookup: () => ({ kind: 'workspace', collection: 'policies' }),
  rule: () => ({ matches: () => true, compare: byId, limit: most }),
  shape: asIs,
}

/** Shift handovers, the latest first. */
export const handoversSpec: ListSpec<'handovers', readonly Documents['handovers'][]> = {
  key: 'handovers',
  collection: 'handovers',
  lookup: () => ({ kind: 'workspace', collection: 'handovers' }),
  rule: () => ({
    matches: () => true,
    compare: (a, b) => b.createdAt - a.createdAt || byId(a, b),
    limit: mostHandovers,
  }),
  shape: asIs,
}

/** Tickets on this device, the latest changed first. */
export const ticketsSpec: ListSpec<'tickets', readonly Documents['tickets'][]> = {
  key: 'tickets',
  collection: 'tickets',
  lookup: () => ({ kind: 'workspace', collection: 'tickets' }),
  rule: () => ({
    matches: ({ gone }) => !gone,
    compare: (a, b) => (b.changedAt ?? b.readAt) - (a.changedAt ?? a.readAt) || byId(a, b),
    limit: most,
  }),
  shape: asIs,
}

/** Writebacks on this device, the latest first. */
export const writebacksSpec = (
  only: 'all' | 'troubled',
  limit: number,
): ListSpec<'writebacks', readonly Documents['writebacks'][]> => ({
  key: `writebacks/${only}/${limit}`,
  collection: 'writebacks',
  lookup: () => ({ kind: 'writebacks', only, limit: limit + spare }),
  rule: () => ({
    matches: ({ state }) => only === 'all' || needsPerson(state),
    compare: (a, b) => b.createdAt - a.createdAt || byId(a, b),
    limit,
  }),
  shape: asIs,
})

type Entry = Documents['entries']
const latestFirst = (a: Entry, b: Entry): number => b.seq - a.seq || byId(a, b)

/** The newest entries of a session, or of one of its branches. */
export const entriesSpec = (
  sessionId: string,
  limit: number,
  branchId: string | null = null,
): ListSpec<'entries', readonly Entry[]> => ({
  key: `entries/${sessionId}/${limit}/${branchId ?? ''}`,
  collection: 'entries',
  lookup: () => ({
    kind: 'entries',
    sessionId,
    only: branchId === null ? 'all' : { branchId },
    limit: limit + spare,
  }),
  rule: () => ({
    limit,
    matches: (entry) => entry.sessionId === sessionId && (branchId === null || entry.branchId === branchId),
    compare: latestFirst,
  }),
  shape: (rows) => rows.toReversed(),
})

/** A session's steps in order, however old: the newest 2,000. */
export const stepsSpec = (sessionId: string): ListSpec<'entries', readonly Entry[]> => ({
  key: `steps/${sessionId}`,
  collection: 'entries',
  lookup: () => ({ kind: 'entries', sessionId, only: 'steps', limit: most }),
  rule: () => ({
    limit: most,
    matches: (entry) => entry.sessionId === sessionId && entry.step !== null,
    compare: latestFirst,
  }),
  shape: (rows) => rows.toReversed(),
})

/** All of one collection in a session, in the order of `compare`. */
const ofSession = <C extends 'branches' | 'facts' | 'fixes' | 'handoffs' | 'writeups'>(
  collection: C,
  sessionId: string,
  compare: (a: Documents[C], b: Documents[C]) => number,
): ListSpec<C, readonly Documents[C][]> => ({
  key: `${collection}/${sessionId}`,
  collection,
  lookup: () => ({ kind: 'of-session', collection, sessionId, limit: most }),
  rule: () => ({ limit: most, matches: (document) => document.sessionId === sessionId, compare }),
  shape: asIs,
})

export const branchesSpec = (sessionId: string) =>
  ofSession('branches', sessionId, (a, b) => a.order - b.order || byId(a, b))
export const factsSpec = (sessionId: string) =>
  ofSession('facts', sessionId, (a, b) => a.order - b.order || byId(a, b))
export const fixesSpec = (sessionId: string) =>
  ofSession('fixes', sessionId, (a, b) => b.createdAt - a.createdAt || byId(a, b))
export const writeUpsSpec = (sessionId: string) =>
  ofSession('writeups', sessionId, (a, b) => b.createdAt - a.createdAt || byId(a, b))
export const handoffsOfSpec = (sessionId: string) => ofSession('handoffs', sessionId, (a, b) => byWait(b, a))

/** Oldest first, because they have waited longest. */
export const openHandoffsSpec: ListSpec<'handoffs', readonly Handoff[]> = {
  key: 'handoffs/open',
  collection: 'handoffs',
  lookup: () => ({ kind: 'open-handoffs', limit: most }),
  rule: () => ({
    limit: most,
    matches: (handoff) => handoff.state === 'open',
    compare: byWait,
  }),
  shape: asIs,
}

/** Sessions in certain statuses owned by certain people, most recently changed first: at most 500. */
export const ownedBySpec = (
  personIds: readonly string[],
  statuses: readonly SessionStatus[],
): ListSpec<'sessions', readonly Session[]> => {
  const filter: SessionFilter = { owners: personIds, statuses, category: null, client: null, sort: 'newest' }
  return {
    key: `sessions/held-by/${statuses.join('+')}/${personIds.join('+')}`,
    collection: 'sessions',
    lookup: () => ({ kind: 'sessions', filter, limit: 500 + spare }),
    rule: () => ({ limit: 500, ...sessionRule(filter) }),
    shape: asIs,
  }
}

/** Sessions with news for a person, the latest first: at most 200. */
export const newsForSpec = (personId: string): ListSpec<'sessions', readonly Session[]> => {
  const filter: SessionFilter = {
    owners: null,
    statuses: SessionStatus.options,
    newsFor: personId,
    category: null,
    client: null,
    sort: 'newest',
  }
  return {
    key: `sessions/news-for/${personId}`,
    collection: 'sessions',
    lookup: () => ({ kind: 'sessions', filter, limit: 200 + spare }),
    rule: () => ({ limit: 200, ...sessionRule(filter) }),
    shape: asIs,
  }
}

/** Whoever took an escalation over at a shift's end may have claimed it themselves, or have it by taking over the claim. */
const isClaimedFrom = (handoff: Handoff, personId: string): boolean =>
  handoff.state === 'claimed' && answerableFor(handoff) === personId && currentClaim(handoff)?.by !== personId

/** What I handed off and someone claimed, however long ago: latest claim first, up to a limit. */
export const handedOverSpec = (limit: number): ListSpec<'handoffs', readonly Handoff[]> => ({
  key: `handoffs/handed-over/${limit}`,
  collection: 'handoffs',
  lookup: ({ personId }) => ({ kind: 'claimed-from', personId, limit: limit + spare }),
  rule: ({ personId }) => ({
    limit,
    matches: (handoff) => isClaimedFrom(handoff, personId),
    compare: (a, b) => (b.claimedAt ?? 0) - (a.claimedAt ?? 0) || byId(a, b),
  }),
  shape: asIs,
})

/** What I handed off and someone claimed within the last seven days, latest claim first. */
export const claimedFromMeSpec: ListSpec<'handoffs', readonly Handoff[]> = {
  key: 'handoffs/claimed-from-me',
  collection: 'handoffs',
  lookup: ({ personId }) => ({ kind: 'claimed-from', personId, limit: 200 }),
  rule: ({ personId, now }) => ({
    limit: 200,
    matches: (handoff) => isClaimedFrom(handoff, personId) && (handoff.claimedAt ?? 0) > now - claimedLately,
    compare: (a, b) => (b.claimedAt ?? 0) - (a.claimedAt ?? 0) || byId(a, b),
  }),
  shape: asIs,
}
