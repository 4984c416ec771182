import { SessionStatus, type Session } from '../../../core/domain/session.ts'
import type { SessionListFilter } from '../contract/desk.ts'
import { categoryKey, sessionRule, type SessionFilter } from '../store/lookup.ts'
import { spare, type ListSpec, type Looker } from './queries.ts'

/** Whose sessions a scope shows. */
const scopes: Record<
  SessionListFilter['scope'],
  (looker: Looker) => Pick<SessionFilter, 'owners' | 'teamId'>
> = {
  mine: ({ personId }) => ({ owners: [personId] }),
  parked: () => ({ owners: null }),
  team: ({ teamId }) => ({ owners: null, teamId }),
  all: () => ({ owners: null }),
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
  sort = 'newest',
}: SessionListFilter): ListSpec<'sessions', readonly Session[]> => {
  const wanted = SessionStatus.options.filter(
    (status) =>
      (statuses.length === 0 || statuses.includes(status)) && (scope !== 'parked' || status === 'paused'),
  )
  const category = wantedCategory === null ? null : categoryKey(wantedCategory)
  const filterOf = (looker: Looker): SessionFilter => ({
    ...scopes[scope](looker),
    statuses: wanted,
    category,
    sort,
  })
  return {
    key: `sessions/${scope}/${wanted.join('+')}/${category ?? ''}/${sort}/${limit}`,
    collection: 'sessions',
    lookup: (looker) => ({ kind: 'sessions', filter: filterOf(looker), limit: limit + spare }),
    rule: (looker) => ({ limit, ...sessionRule(filterOf(looker)) }),
    shape: (rows) => rows,
  }
}
