import type { CollectionName, Documents } from '../../../core/domain/collections.ts'
import type { Handoff } from '../../../core/domain/handoff.ts'
import type { Person } from '../../../core/domain/person.ts'
import type { Session, SessionStatus } from '../../../core/domain/session.ts'
import { byWait } from '../../../core/domain/waiting.ts'
import type { ListRule } from './merge-rows.ts'
import { byId, sessionRule, type Lookup, type SessionFilter } from '../store/lookup.ts'

/** Who looks: their lists depend on it. */
export type Looker = { personId: string; teamId: string | null; now: number }

/**
 * A bounded list of documents: the same rule once for the replica and once for what is not in it yet.
 *
 * `shape` makes what is given out of the rows, which are sorted by the rule.
 */
export type ListSpec<C extends CollectionName, R> = {
  key: string
  collection: C
  lookup(looker: Looker): Lookup
  rule(looker: Looker): ListRule<Documents[C]>
  shape(rows: readonly Documents[C][]): R
}

/** The most of anything that belongs to one session, or of open handoffs and people. */
const most = 2000
/** How long a claim of what one handed off is news. Milliseconds. */
const claimedLately = 7 * 86_400_000

/** Rows read beyond the limit, so that what leaves a list while it waits on this device leaves no hole. */
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
  lookup: () => ({ kind: 'people' }),
  rule: () => ({ matches: () => true, compare: byId, limit: most }),
  shape: (rows) => new Map(rows.map((person) => [person.id, person])),
}

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

/** The steps of a session in their order, however far back: the newest 2,000. */
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

/** All of one session, in the order of `compare`. */
const ofSession = <C extends 'branches' | 'facts' | 'fixes' | 'handoffs'>(
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
export const handoffsOfSpec = (sessionId: string) => ofSession('handoffs', sessionId, (a, b) => byWait(b, a))

/** The oldest first: they have waited longest. */
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

/** Sessions that some people hold in some statuses, the latest change first: at most 500. */
export const ownedBySpec = (
  personIds: readonly string[],
  statuses: readonly SessionStatus[],
): ListSpec<'sessions', readonly Session[]> => {
  const filter: SessionFilter = { owners: personIds, statuses, category: null, sort: 'newest' }
  return {
    key: `sessions/held-by/${statuses.join('+')}/${personIds.join('+')}`,
    collection: 'sessions',
    lookup: () => ({ kind: 'sessions', filter, limit: 500 + spare }),
    rule: () => ({ limit: 500, ...sessionRule(filter) }),
    shape: asIs,
  }
}

/** What I handed off and someone claimed, however long ago: the latest claim first, so many. */
export const handedOverSpec = (limit: number): ListSpec<'handoffs', readonly Handoff[]> => ({
  key: `handoffs/handed-over/${limit}`,
  collection: 'handoffs',
  lookup: ({ personId }) => ({ kind: 'claimed-from', personId, limit: limit + spare }),
  rule: ({ personId }) => ({
    limit,
    matches: ({ state, handedOffBy }) => state === 'claimed' && handedOffBy === personId,
    compare: (a, b) => (b.claimedAt ?? 0) - (a.claimedAt ?? 0) || byId(a, b),
  }),
  shape: asIs,
})

/** What I handed off and someone claimed within the last seven days; the latest claim first. */
export const claimedFromMeSpec: ListSpec<'handoffs', readonly Handoff[]> = {
  key: 'handoffs/claimed-from-me',
  collection: 'handoffs',
  lookup: ({ personId }) => ({ kind: 'claimed-from', personId, limit: 200 }),
  rule: ({ personId, now }) => ({
    limit: 200,
    matches: (handoff) =>
      handoff.state === 'claimed' &&
      handoff.handedOffBy === personId &&
      (handoff.claimedAt ?? 0) > now - claimedLately,
    compare: (a, b) => (b.claimedAt ?? 0) - (a.claimedAt ?? 0) || byId(a, b),
  }),
  shape: asIs,
}
