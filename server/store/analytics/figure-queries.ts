import { sql, type RawBuilder } from 'kysely'
import {
  figureLimits,
  type FigureDay,
  type FigureQuery,
  type FigureSplit,
  type Figures,
  type Spread,
} from '../../../core/domain/session/figures.ts'
import { week } from '../../../core/domain/time/durations.ts'
import type { Database } from '../database.ts'

/** What a question is about: whose, which period (milliseconds), and of what. */
export type Asked = Pick<FigureQuery, 'teamId' | 'client' | 'category'> & {
  accountId: string
  /** Null for everyone's. */
  personId: string | null
  from: number
  until: number
}

const columns: Record<FigureSplit, string> = { team: 'team_id', client: 'client', category: 'category' }

const filters = ({ teamId, client, category }: Asked): RawBuilder<unknown> => sql`
  ${teamId === null ? sql`true` : sql`team_id = ${teamId}`}
  and ${client === null ? sql`true` : sql`lower(client) = lower(${client})`}
  and ${category === null ? sql`true` : sql`lower(category) = lower(${category})`}`

/** A person's own are what they handed over, and what they claimed. */
const handoffsOf = (asked: Asked): RawBuilder<unknown> => sql`
  account_id = ${asked.accountId} and accepted_at >= ${asked.from} and accepted_at < ${asked.until}
  and ${asked.personId === null ? sql`true` : sql`(handed_off_by = ${asked.personId} or claimed_by = ${asked.personId})`}
  and ${filters(asked)}`

const spreadOf = (from: string, to: string): RawBuilder<unknown> => {
  const time = sql`greatest(0, ${sql.ref(to)} - ${sql.ref(from)})`
  const has = sql`filter (where ${sql.ref(to)} is not null and ${sql.ref(from)} is not null)`
  return sql`jsonb_build_object('count', count(*) ${has}, 'mean', avg(${time}) ${has},
    'median', percentile_cont(0.5) within group (order by ${time}) ${has},
    'p95', percentile_cont(0.95) within group (order by ${time}) ${has})`
}

type Raw = Omit<Spread, 'of'>
type HandoffRow = {
  key: string
  handedOff: number
  toSeen: Raw
  toClaim: Raw
  toFirstStep: Raw
  toldInTime: number
  exhausted: number
  bounced: number
  reasked: number
  parts: number
  full: number
  touched: number
  touchDue: number
}

/** Within how long someone should have been told. Milliseconds. */
const inTime = 30_000

const handoffRows = async (db: Database, asked: Asked, key: RawBuilder<unknown>): Promise<HandoffRow[]> => {
  const { rows } = await sql<HandoffRow>`
    select ${key} as key, count(*) as "handedOff",
      ${spreadOf('accepted_at', 'seen_at')} as "toSeen", ${spreadOf('accepted_at', 'claimed_at')} as "toClaim",
      ${spreadOf('claimed_at', 'acted_at')} as "toFirstStep",
      count(*) filter (where told_at - accepted_at <= ${inTime}) as "toldInTime",
      count(*) filter (where exhausted) as exhausted,
      count(*) filter (where bounced and claimed_at is not null) as bounced,
      count(*) filter (where reasked and acted_at is not null) as reasked,
      coalesce(sum(parts), 0)::int as parts, count(*) filter (where parts >= 5) as full,
      count(*) filter (where touched_in_time) as touched,
      count(*) filter (where touched_in_time is not null or touch_due_at < ${asked.until}) as "touchDue"
    from handoff_figures where ${handoffsOf(asked)}
    group by 1 order by 2 desc, 1 limit ${figureLimits.rows}
  `.execute(db)
  return rows
}

type SessionRow = {
  key: string
  started: number
  escalated: number
  resolved: number
  reopened: number
  inTime: number
  promised: number
}

/** Within how long a reopened session counts as one that wasn't solved. Milliseconds. */
const soon = week

const sessionRows = async (db: Database, asked: Asked, key: RawBuilder<unknown>): Promise<SessionRow[]> => {
  const { accountId, personId, from, until } = asked
  const { rows } = await sql<SessionRow>`
    select ${key} as key,
      count(*) filter (where started_at >= ${from} and started_at < ${until}
        and ${personId === null ? sql`true` : sql`started_by = ${personId}`}) as started,
      count(*) filter (where escalated and started_at >= ${from} and started_at < ${until}
        and ${personId === null ? sql`true` : sql`started_by = ${personId}`}) as escalated,
      count(*) filter (where resolved_at >= ${from} and resolved_at < ${until}
        and ${personId === null ? sql`true` : sql`resolved_by = ${personId}`}) as resolved,
      count(*) filter (where resolved_at >= ${from} and resolved_at < ${until} and reopened_at - resolved_at <= ${soon}
        and ${personId === null ? sql`true` : sql`resolved_by = ${personId}`}) as reopened,
      count(*) filter (where resolved_at >= ${from} and resolved_at < ${until} and resolved_in_time
        and ${personId === null ? sql`true` : sql`resolved_by = ${personId}`}) as "inTime",
      count(*) filter (where resolved_at >= ${from} and resolved_at < ${until} and resolved_in_time is not null
        and ${personId === null ? sql`true` : sql`resolved_by = ${personId}`}) as promised
    from session_figures
    where account_id = ${accountId} and ((started_at >= ${from} and started_at < ${until})
      or (resolved_at >= ${from} and resolved_at < ${until})) and ${filters(asked)}
    group by 1
  `.execute(db)
  return rows
}

const none: Raw = { count: 0, mean: null, median: null, p95: null }
const noHandoffs: HandoffRow = {
  key: '',
  handedOff: 0,
  toSeen: none,
  toClaim: none,
  toFirstStep: none,
  toldInTime: 0,
  exhausted: 0,
  bounced: 0,
  reasked: 0,
  parts: 0,
  full: 0,
  touched: 0,
  touchDue: 0,
}

const figuresOf = (h: HandoffRow, s: SessionRow | undefined): Figures => ({
  handedOff: h.handedOff,
  toSeen: { ...h.toSeen, of: h.handedOff },
  toClaim: { ...h.toClaim, of: h.handedOff },
  toFirstStep: { ...h.toFirstStep, of: h.toClaim.count },
  toldInTime: { count: h.toldInTime, of: h.handedOff },
  exhausted: { count: h.exhausted, of: h.handedOff },
  bounced: { count: h.bounced, of: h.toClaim.count },
  reasked: { count: h.reasked, of: h.toFirstStep.count },
  escalated: { count: s?.escalated ?? 0, of: s?.started ?? 0 },
  reopened: { count: s?.reopened ?? 0, of: s?.resolved ?? 0 },
  complete: { parts: h.parts, full: h.full, of: h.handedOff },
  touchedInTime: { count: h.touched, of: h.touchDue },
  resolvedInTime: { count: s?.inTime ?? 0, of: s?.promised ?? 0 },
})

/** The figures of everything that was asked about. */
export const figuresFor = async (db: Database, asked: Asked): Promise<Figures> => {
  const [handoffs, sessions] = [await handoffRows(db, asked, sql`''`), await sessionRows(db, asked, sql`''`)]
  return figuresOf(handoffs[0] ?? noHandoffs, sessions[0])
}

/** The same, split by team, client or category: those with the most escalations. */
export const splitFigures = async (
  db: Database,
  asked: Asked,
  split: FigureSplit,
): Promise<{ key: string; figures: Figures }[]> => {
  const key = sql.ref(columns[split])
  const handoffs = await handoffRows(db, asked, key)
  const sessions = new Map((await sessionRows(db, asked, key)).map((row) => [row.key, row]))
  return handoffs.map((row) => ({ key: row.key, figures: figuresOf(row, sessions.get(row.key)) }))
}

/** Day by day of a zone's wall, oldest first; days without any are left out. */
export const daysOf = async (db: Database, asked: Asked, zone: string): Promise<FigureDay[]> => {
  const { rows } = await sql<FigureDay>`
    select to_char(to_timestamp(accepted_at / 1000.0) at time zone ${zone}, 'YYYY-MM-DD') as day,
      count(*) as "handedOff", count(claimed_at) as claimed,
      percentile_cont(0.5) within group (order by greatest(0, claimed_at - accepted_at))
        filter (where claimed_at is not null) as median
    from handoff_figures where ${handoffsOf(asked)} group by 1 order by 1
  `.execute(db)
  return rows
}

/** How often people were interrupted for escalations: toasts at open desks and pushes, one a person and minute. */
export const interruptionsOf = async (
  db: Database,
  asked: Asked,
): Promise<{ count: number; people: number }> => {
  const { accountId, personId, from, until, teamId, client, category } = asked
  const isOfAll = teamId === null && client === null && category === null
  const { rows } = await sql<{ count: number; people: number }>`
    select count(*) as count, count(distinct person_id) as people from (
      select distinct person_id, told_at / 60000 from notify_deliveries told
      where account_id = ${accountId} and told_at >= ${from} and told_at < ${until} and person_id is not null
        and ${personId === null ? sql`true` : sql`person_id = ${personId}`}
        and channel in ('in_app', 'web_push') and state in ('handed_over', 'delivered', 'seen')
        and why in ('escalated', 'step', 'returned', 'exhausted', 'nudge')
        and ${
          isOfAll
            ? sql`true`
            : sql`exists (select 1 from handoff_figures h where h.account_id = told.account_id
          and h.handoff_id = told.handoff_id and ${filters(asked)})`
        }
    ) once
  `.execute(db)
  return rows[0] ?? { count: 0, people: 0 }
}

/** What can be filtered by: the clients and categories of a period, the most frequent first. */
export const choicesOf = async (
  db: Database,
  { accountId, from, until }: Asked,
  column: 'client' | 'category',
): Promise<string[]> => {
  const { rows } = await sql<{ value: string }>`
    select ${sql.ref(column)} as value from handoff_figures
    where account_id = ${accountId} and accepted_at >= ${from} and accepted_at < ${until} and ${sql.ref(column)} <> ''
    group by 1 order by count(*) desc, 1 limit ${figureLimits.choices}
  `.execute(db)
  return rows.map(({ value }) => value)
}
