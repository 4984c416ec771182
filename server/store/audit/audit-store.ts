import { sql } from 'kysely'
import type { Finding, ProblemFound } from '../../../core/domain/account/alarm.ts'
import type { Database } from '../database.ts'

/** What the checks remember from the last time. Times in milliseconds, by the database's clock. */
export type PassState = {
  crossingTriedAgo: number | null
  crossedAgo: number | null
  crossingFailures: number
}

/**
 * Takes the next check for one process, if it is time for one and no other process has it.
 *
 * @returns what is known from before; null if it isn't this process's turn
 */
export const takePass = async (
  db: Database,
  holder: string,
  { everyMs, heldMs }: { everyMs: number; heldMs: number },
): Promise<PassState | null> => {
  await sql`insert into audit_pass default values on conflict do nothing`.execute(db)
  const { rows } = await sql<PassState>`
    update audit_pass set holder = ${holder}, held_until = now() + ${heldMs} * interval '1 millisecond'
    where (held_until is null or held_until <= now())
      and (checked_at is null or checked_at <= now() - ${everyMs} * interval '1 millisecond')
    returning (extract(epoch from now() - crossing_tried_at) * 1000)::bigint as "crossingTriedAgo",
      (extract(epoch from now() - crossed_at) * 1000)::bigint as "crossedAgo",
      crossing_failures as "crossingFailures"
  `.execute(db)
  return rows[0] ?? null
}

/** Lets go of a check, so that any process takes the next one; without a result if it couldn't be finished. */
export const endPass = async (
  db: Database,
  holder: string,
  result: { isProved: boolean } | null,
): Promise<void> => {
  await sql`
    update audit_pass set holder = null, held_until = null,
      checked_at = case when ${result !== null} then now() else checked_at end,
      proved_at = case when ${result?.isProved === true} then now() else proved_at end
    where holder = ${holder}
  `.execute(db)
}

/** Writes down how a test escalation went. `tookMs` null: it didn't get through. */
export const recordCrossing = async (db: Database, tookMs: number | null): Promise<void> => {
  await (
    tookMs === null
      ? sql`update audit_pass set crossing_tried_at = now(), crossing_failures = crossing_failures + 1`
      : sql`update audit_pass set crossing_tried_at = now(), crossed_at = now(), crossing_ms = ${tookMs}, crossing_failures = 0`
  ).execute(db)
}

/** Writes down how the outside monitor answered. */
export const recordHeartbeat = async (db: Database, problem: string | null): Promise<void> => {
  await sql`
    update audit_pass set heartbeat_problem = ${problem},
      heartbeat_at = case when ${problem === null} then now() else heartbeat_at end
  `.execute(db)
}

/** How the checks went, for people and monitors. Milliseconds. */
export type PassRecord = {
  provedAt: number | null
  tookMs: number | null
  checkedAt: number | null
  heartbeatAt: number | null
  heartbeatProblem: string | null
}

export const readPass = async (db: Database): Promise<PassRecord> => {
  const { rows } = await sql<PassRecord>`
    select floor(extract(epoch from proved_at) * 1000)::bigint as "provedAt", crossing_ms as "tookMs",
      floor(extract(epoch from checked_at) * 1000)::bigint as "checkedAt",
      floor(extract(epoch from heartbeat_at) * 1000)::bigint as "heartbeatAt", heartbeat_problem as "heartbeatProblem"
    from audit_pass
  `.execute(db)
  return (
    rows[0] ?? { provedAt: null, tookMs: null, checkedAt: null, heartbeatAt: null, heartbeatProblem: null }
  )
}

/** What a check found, of one workspace or ('') of all. */
export type Found = { accountId: string; kind: ProblemFound; count: number }

/**
 * Keeps since when each problem is seen: what wasn't found again is over.
 *
 * @returns what was found now, with since when; milliseconds by `now`
 */
export const keepFindings = async (
  db: Database,
  found: readonly Found[],
  now: number,
): Promise<(Found & Finding)[]> =>
  db.transaction().execute(async (trx) => {
    const list = JSON.stringify(found)
    await sql`
      delete from audit_findings f where not exists (
        select 1 from jsonb_to_recordset(${list}::jsonb) as x("accountId" text, kind text)
        where x."accountId" = f.account_id and x.kind = f.kind)
    `.execute(trx)
    const { rows } = await sql<Found & Finding>`
      insert into audit_findings (account_id, kind, count, since)
      select "accountId", kind, count, ${now} from jsonb_to_recordset(${list}::jsonb)
        as x("accountId" text, kind text, count int)
      -- A clock that was set back must not make it young again.
      on conflict (account_id, kind) do update set count = excluded.count, since = least(audit_findings.since, excluded.since)
      returning account_id as "accountId", kind, count, since
    `.execute(trx)
    return rows
  })

/** What is wrong for one workspace as of the last check. */
export const findingsOf = async (db: Database, accountId: string): Promise<Finding[]> => {
  const { rows } = await sql<Finding>`
    select kind, max(count) as count, min(since) as since from audit_findings where account_id in ('', ${accountId})
    group by kind order by kind
  `.execute(db)
  return rows
}

/** How many kinds of problems there are on this server. */
export const countFindings = async (db: Database): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from audit_findings`.execute(db)
  return rows[0]?.count ?? 0
}

/** How long a test escalation is kept, to look at if one fails. Hours, by the database's clock. */
const keptHours = 2

/** Forgets the tests of a workspace that are over: no one reads it, so nothing has to be told that they are gone. */
export const forgetTests = async (db: Database, accountId: string): Promise<void> => {
  const old = sql`now() - ${keptHours} * interval '1 hour'`
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ rev: number | null }>`
      select max(rev) as rev from intents where account_id = ${accountId} and received_at < ${old}
    `.execute(trx)
    const rev = rows[0]?.rev ?? null
    if (rev === null) return
    await sql`delete from documents where account_id = ${accountId} and rev <= ${rev}
      and collection not in ('accounts', 'people', 'policies')`.execute(trx)
    await sql`delete from notify_deliveries where account_id = ${accountId}
      and handoff_id not in (select id from documents where account_id = ${accountId} and collection = 'handoffs')`.execute(
      trx,
    )
    await sql`delete from intents where account_id = ${accountId} and received_at < ${old}`.execute(trx)
    await sql`delete from history where account_id = ${accountId} and rev < ${rev}`.execute(trx)
    await sql`delete from devices where account_id = ${accountId} and seen_at < ${old}`.execute(trx)
  })
}
