import { SessionStatus, type Session } from '../../../core/domain/session.ts'
import type { SessionListFilter, SessionSort } from '../contract/desk.ts'
import { byId, type ListSpec, type Looker, type Lookup } from './queries.ts'
import { categoryKey, listName, ticketOrder, type ListField, type OrderField } from '../store/schemas.ts'

/** Rows read beyond the limit, so that what leaves a list while it waits on this device leaves no hole. */
const spare = 32
/** Rows of a category that are put in an order of which there is no index: the newest so many. */
const mostReordered = 2000

/** The statuses in which a session waits for someone. */
const waiting: readonly SessionStatus[] = ['requesting_escalation', 'escalated', 'paused']

/** Where each scope's sessions are: all of them, by status, and by category within a status. */
type Scope = {
  all: (looker: Looker) => { list: ListField; name: string } | null
  inStatus: (looker: Looker, status: SessionStatus) => { list: ListField; name: string }
  inCategory: ListField
  holds: (session: Session, looker: Looker) => boolean
}

const ofEveryone = {
  inStatus: (_: Looker, status: SessionStatus) => ({
    list: 'list2' as const,
    name: listName.sessionsInStatus(status),
  }),
  inCategory: 'list6' as const,
}

const scopes: Record<SessionListFilter['scope'], Scope> = {
  mine: {
    all: ({ personId }) => ({ list: 'list1', name: listName.sessionsOfOwner(personId) }),
    inStatus: ({ personId }, status) => ({
      list: 'list4',
      name: listName.inStatus(listName.sessionsOfOwner(personId), status),
    }),
    inCategory: 'list7',
    holds: (session, { personId }) => session.ownerId === personId,
  },
  parked: { ...ofEveryone, all: () => null, holds: (session) => session.status === 'paused' },
  team: {
    all: ({ teamId }) => ({ list: 'list3', name: listName.sessionsOfTeam(teamId) }),
    inStatus: ({ teamId }, status) => ({
      list: 'list5',
      name: listName.inStatus(listName.sessionsOfTeam(teamId), status),
    }),
    inCategory: 'list8',
    holds: (session, { teamId }) => session.teamId === teamId,
  },
  all: {
    ...ofEveryone,
    all: () => ({ list: 'list0', name: listName.all('sessions') }),
    holds: () => true,
  },
}

type Compare = (a: Session, b: Session) => number
const waits = ({ status }: Session) => (waiting.includes(status) ? 0 : 1)

/** Each way to sort: the index that has it, and the same for what is not in the database yet. */
const sorts: Record<SessionSort, { order: OrderField; compare: Compare }> = {
  newest: { order: 'sort', compare: (a, b) => b.updatedAt - a.updatedAt || byId(a, b) },
  oldest: { order: 'rise', compare: (a, b) => a.updatedAt - b.updatedAt || byId(a, b) },
  ticket: {
    order: 'ticket',
    compare: (a, b) => ticketOrder(a.psaTicketId) - ticketOrder(b.psaTicketId) || byId(a, b),
  },
  // Within a status it is the order of the oldest, so that the same index serves.
  waiting: {
    order: 'rise',
    compare: (a, b) => waits(a) - waits(b) || a.updatedAt - b.updatedAt || byId(a, b),
  },
}

/**
 * The sessions of a scope, of some statuses and one category, in an order.
 *
 * However many there are, so many rows as are shown are read of each list that it takes: one without a filter, one a
 * status with one. Only a category in an order other than by time reads more, the newest 2,000 a status.
 */
export const sessionsSpec = ({
  scope,
  limit,
  statuses = [],
  category = null,
  sort = 'newest',
}: SessionListFilter): ListSpec<'sessions', readonly Session[]> => {
  const { all, inStatus, inCategory, holds } = scopes[scope]
  const { order, compare } = sorts[sort]
  const wanted = SessionStatus.options.filter(
    (status) =>
      (statuses.length === 0 || statuses.includes(status)) && (scope !== 'parked' || status === 'paused'),
  )
  const key = category === null ? null : categoryKey(category)
  const lookup = (looker: Looker): Lookup => {
    const whole = statuses.length === 0 && key === null && order === 'sort' ? all(looker) : null
    if (whole !== null) return { list: whole.list, names: [whole.name], order, limit: limit + spare }
    const places = wanted.map((status) => inStatus(looker, status))
    const names = places.map(({ name }) => (key === null ? name : listName.inCategory(name, key)))
    // Statuses that a scope does not have at all: a list of its field with no name in it.
    const list = key === null ? (places[0]?.list ?? 'list2') : inCategory
    if (key !== null && order !== 'sort') return { list, names, order: 'sort', limit: mostReordered }
    return { list, names, order, limit: limit + spare }
  }
  return {
    key: `sessions/${scope}/${wanted.join('+')}/${key ?? ''}/${sort}/${limit}`,
    collection: 'sessions',
    lookup,
    rule: (looker) => ({
      limit,
      compare,
      matches: (session) =>
        holds(session, looker) &&
        wanted.includes(session.status) &&
        (key === null || (session.problemCategory !== null && categoryKey(session.problemCategory) === key)),
    }),
    shape: (rows) => rows,
  }
}
