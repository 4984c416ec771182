import { describe, expect, test } from 'vitest'
import { SessionStatus, type Session } from '../../../../../core/domain/session/session.ts'
import type { SessionListFilter } from '../../../../../renderer/data/contract/desk.ts'
import { firstBy } from '../../../../../renderer/data/store/replica/first-by.ts'
import { sessionRule, ticketOrder, type Lookup } from '../../../../../renderer/data/store/replica/lookup.ts'
import { clientsSpec, sessionsSpec } from '../../../../../renderer/data/lists/session-lists.ts'
import { makeSession, nine } from '../../../../support/samples/make.ts'

const looker = { personId: 'ann', teamId: 'north', now: nine }

/** The same numbers each time, so that a failure can be looked at. */
const numbers = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed
}
const next = numbers(7)
const pick = <T>(list: readonly T[]): T => list[(next() >> 8) % list.length] as T

const sessions: Session[] = Array.from({ length: 600 }, (_, index) =>
  makeSession({
    id: `s${index}`,
    ownerId: pick(['ann', 'bo']),
    teamId: pick(['north', 'south', null]),
    status: pick(SessionStatus.options),
    problemCategory: pick(['E-Mail', 'e-mail', 'Network', null]),
    psaTicketId: pick([null, String(40_000 + ((next() >> 8) % 300)), `CW-${(next() >> 8) % 50}`]),
    client: pick(['', 'Northwind', 'northwind', 'Contoso']),
    updatedAt: nine + ((next() >> 8) % 500),
  }),
)
/** What the replica answers: the first rows that a filter takes. */
const answerOf = (lookup: Lookup): Session[] => {
  if (lookup.kind !== 'sessions') throw new Error('This is no list of sessions.')
  const { matches, compare } = sessionRule(lookup.filter)
  return firstBy(sessions.filter(matches), compare, lookup.limit)
}

const shownBy = (filter: SessionListFilter): string[] => {
  const spec = sessionsSpec(filter)
  const rule = spec.rule(looker)
  return answerOf(spec.lookup(looker))
    .filter(rule.matches)
    .toSorted(rule.compare)
    .slice(0, rule.limit)
    .map(({ id }) => id)
}

/** The same without any index: all sessions, looked at one by one. */
const wantedBy = ({
  scope,
  statuses = [],
  category = null,
  client = null,
  sort = 'newest',
  limit,
}: SessionListFilter): string[] => {
  const waits = ({ status }: Session) => ['paused', 'escalated', 'requesting_escalation'].includes(status)
  return sessions
    .filter(
      (session) =>
        (scope === 'all' ||
          (scope === 'mine' && session.ownerId === 'ann') ||
          (scope === 'team' && session.teamId === 'north') ||
          (scope === 'parked' && session.status === 'paused')) &&
        (statuses.length === 0 || statuses.includes(session.status)) &&
        (category === null || session.problemCategory?.toLowerCase() === category.toLowerCase()) &&
        (client === null || session.client.toLowerCase() === client.toLowerCase()),
    )
    .toSorted((a, b) => {
      const named = (session: Session) => session.client.toLowerCase() || '~'
      const order = {
        newest: b.updatedAt - a.updatedAt,
        oldest: a.updatedAt - b.updatedAt,
        ticket: ticketOrder(a.psaTicketId) - ticketOrder(b.psaTicketId),
        waiting: Number(waits(b)) - Number(waits(a)) || a.updatedAt - b.updatedAt,
        client: named(a) === named(b) ? b.updatedAt - a.updatedAt : named(a) < named(b) ? -1 : 1,
      }[sort]
      return order || (a.id < b.id ? -1 : 1)
    })
    .slice(0, limit)
    .map(({ id }) => id)
}

describe.each(['mine', 'parked', 'team', 'all'] as const)('sessions, %s', (scope) => {
  const filters: Partial<SessionListFilter>[] = [
    {},
    { statuses: ['active'] },
    { statuses: ['resolved', 'paused', 'escalated'] },
    { category: 'E-MAIL ' },
    { category: 'network', statuses: ['active', 'paused'] },
    { client: 'Northwind' },
    { client: '', statuses: ['active'] },
  ]
  test.each(['newest', 'oldest', 'ticket', 'waiting', 'client'] as const)(
    'by %s, whatever is filtered',
    (sort) => {
      for (const filter of filters) {
        const wanted = {
          scope,
          limit: 7,
          sort,
          ...filter,
          ...(filter.category === undefined ? {} : { category: filter.category?.trim() ?? null }),
        }
        expect({ filter, shown: shownBy({ ...filter, scope, limit: 7, sort }) }).toEqual({
          filter,
          shown: wantedBy(wanted),
        })
      }
    },
  )

  test('about as many rows are read as are shown', () => {
    for (const filter of filters) {
      const lookup = sessionsSpec({ scope, limit: 7, ...filter }).lookup(looker)
      expect(answerOf(lookup).length).toBeLessThan(50)
    }
  })
})

test('what stays out of a scope by its status shows nothing', () => {
  expect(shownBy({ scope: 'parked', limit: 7, statuses: ['active'] })).toEqual([])
})

test('tickets go from the highest number down, then by their letters, then come those without', () => {
  const tickets = ['48213', '9', 'CW-12', 'AB-1', null, '100000']
  expect(tickets.toSorted((a, b) => ticketOrder(a) - ticketOrder(b))).toEqual([
    '100000',
    '48213',
    '9',
    'AB-1',
    'CW-12',
    null,
  ])
  for (const ticket of tickets) {
    expect(Number.isSafeInteger(ticketOrder(ticket))).toBe(true)
    expect(ticketOrder(ticket)).toBeGreaterThanOrEqual(0)
    expect(ticketOrder(ticket)).toBeLessThanOrEqual(1e14)
  }
})

test('each client once, by its newest session, the most recent client first', () => {
  const spec = clientsSpec(10)
  const newestOf = (client: string) =>
    sessions
      .filter((session) => session.client.toLowerCase() === client)
      .toSorted((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1))[0] as Session
  const wanted = [newestOf('northwind'), newestOf('contoso')].toSorted((a, b) => b.updatedAt - a.updatedAt)
  const rule = spec.rule(looker)
  const rows = sessions.filter(rule.matches).toSorted(rule.compare)
  expect(spec.shape(rows)).toEqual(wanted)
})
