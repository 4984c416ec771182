import { sql } from 'kysely'
import { underwayStatuses } from '../../../core/domain/session/session.ts'
import type { Database, Trx } from '../database.ts'

/** Sessions underway that are about one of these tickets, by id. */
export const sessionsAbout = async (
  trx: Trx,
  accountId: string,
  ticketIds: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from documents where account_id = ${accountId} and collection = 'sessions'
      and body->>'linkedTicketId' = any(${[...ticketIds]}) and body->>'status' = any(${[...underwayStatuses]})
    order by id limit 5000
  `.execute(trx)
  return rows.map(({ id }) => id)
}

/** The next sessions underway, by id, that were escalated or have clocks. */
export const sessionsWithTargets = async (
  db: Database,
  accountId: string,
  after: string,
  most: number,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from documents where account_id = ${accountId} and collection = 'sessions' and id > ${after}
      and body->>'status' = any(${[...underwayStatuses]})
      and (jsonb_typeof(body->'sla') = 'object' or jsonb_typeof(body->'escalationPackage') = 'object')
    order by id limit ${most}
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** A clock whose owner should have been warned, and since when. Milliseconds. */
export type DueWarning = { accountId: string; sessionId: string; clock: 'touch' | 'resolve'; warnAt: number }

/** When a clock is to warn; null unless it runs and hasn't warned. As the index `warnings_due` has it. */
const warnsAt = (clock: 'touch' | 'resolve') =>
  sql.raw(`case when body->'sla'->'${clock}'->>'state' = 'running'
    and body->'sla'->'${clock}'->>'warned' = 'false' and body->'sla'->'${clock}'->>'missed' = 'false'
    then (body->'sla'->'${clock}'->>'warnAt')::bigint end`)

type WarningRow = Record<'accountId' | 'sessionId', string> & Record<'touch' | 'resolve', number | null>

/** The question of `dueWarnings`, which an index answers. */
export const dueWarningsQuery = (now: number, limit: number) => {
  const first = sql`least(${warnsAt('touch')}, ${warnsAt('resolve')})`
  return sql<WarningRow>`
    select account_id as "accountId", id as "sessionId",
      ${warnsAt('touch')} as touch, ${warnsAt('resolve')} as resolve
    from documents
    where collection = 'sessions' and body->>'status' in ('active', 'paused', 'requesting_escalation')
      and ${first} <= ${now}
    order by ${first}
    limit ${limit}
  `
}

/**
 * Clocks that should have warned by `now`, the longest overdue first. Of an escalation that no one has claimed, none: whoever
 * claims it is warned then.
 *
 * @param limit the most sessions; each has two clocks
 */
export const dueWarnings = async (db: Database, now: number, limit: number): Promise<DueWarning[]> => {
  const { rows } = await dueWarningsQuery(now, limit).execute(db)
  return rows.flatMap(({ accountId, sessionId, ...times }) =>
    (['touch', 'resolve'] as const).flatMap((clock) => {
      const warnAt = times[clock]
      return warnAt === null || warnAt > now ? [] : [{ accountId, sessionId, clock, warnAt }]
    }),
  )
}
