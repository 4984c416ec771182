import { SessionStatus, type Session } from '../../../core/domain/session/session.ts'
import type { SessionListFilter } from '../contract/desk.ts'
import { looseKey, newestPerClient, sessionRule, type SessionFilter } from '../store/replica/lookup.ts'
import { spare, type ListSpec, type Looker } from './queries.ts'

/** Whose sessions a scope shows. */
const scopes: Record<
  SessionListFilter['scope'],
  (looker: Looker) => Pick<SessionFilter, 'owners' | 'teamId' | 'isUntold'>
> = {
  mine: ({ personId }) => ({ owners: [personId] }),
  parked: () => ({ owners: null }),
  team: ({ teamId }) => ({ owners: null, teamId }),
  all: () => ({ owners: null }),
  untold: () => ({ owners: null, isUntold: true }),
}

/**
 * The sessions of a scope with certain statuses and one category, sorted. However many there are, only those shown are
 * read.
 */
export const sessionsSpec = ({
  scope,
  limit,
  statuses = [],
  category: wantedCategory = null,
  client: wantedClient = null,
  sort = 'newest',
}: SessionListFilter): ListSpec<'sessions', readonly Session[]> => {
  const wanted = SessionStatus.options.filter(
    (status) =>
      (statuses.length === 0 || statuses.includes(status)) && (scope !== 'parked' || status === 'paused'),
  )
  const category = wantedCategory === null ? null : looseKey(wantedCategory)
  const client = wantedClient === null ? null : looseKey(wantedClient)
  const filterOf = (looker: Looker): SessionFilter => ({
    ...scopes[scope](looker),
    statuses: wanted,
    category,
    client,
    sort,
  })
  return {
    key: `sessions/${scope}/${wanted.join('+')}/${category ?? ''}/${JSON.stringify(client)}/${sort}/${limit}`,
    collection: 'sessions',
    lookup: (looker) => ({ kind: 'sessions', filter: filterOf(looker), limit: limit + spare }),
    rule: (looker) => ({ limit, ...sessionRule(filterOf(looker)) }),
    shape: (rows) => rows,
  }
}

/** The newest session of each client, most recent first, however many sessions there are. */
export const clientsSpec = (limit: number): ListSpec<'sessions', readonly Session[]> => {
  const filter: SessionFilter = {
    owners: null,
    statuses: SessionStatus.options,
    category: null,
    client: null,
    onePerClient: true,
    sort: 'newest',
  }
  return {
    key: `sessions/clients/${limit}`,
    collection: 'sessions',
    lookup: () => ({ kind: 'sessions', filter, limit: limit + spare }),
    // Sessions that have just changed come on top of those found, so there may be two of one client here.
    rule: () => ({ limit: limit + spare, ...sessionRule(filter) }),
    shape: (rows) => newestPerClient(rows).slice(0, limit),
  }
}
