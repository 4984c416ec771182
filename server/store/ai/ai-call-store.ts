import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** What is known of a call before it is made. */
export type BegunCall = {
  accountId: string
  at: number
  personId: string
  kind: string
  sessionId: string
  handoffId: string | null
  model: string
  promptVersion: string
  /** Millionths of a US dollar, of what is sent. */
  cost: number
  sent: string | null
}

/** How it ended. */
export type EndedCall = {
  input: number
  output: number
  cacheRead: number
  cacheWrite: number
  cost: number
  latencyMs: number
  outcome: string
}

/** Writes a call down before it is made, so that one whose server died counts, too. Gives its id. */
export const beginCall = async (db: Database, call: BegunCall): Promise<number> => {
  const row = await db
    .insertInto('ai_calls')
    .values({
      account_id: call.accountId,
      at: call.at,
      person_id: call.personId,
      kind: call.kind,
      session_id: call.sessionId,
      handoff_id: call.handoffId,
      model: call.model,
      prompt_version: call.promptVersion,
      cost: call.cost,
      latency_ms: null,
      outcome: 'underway',
      sent: call.sent,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const endCall = async (db: Database, id: number, end: EndedCall): Promise<void> => {
  await db
    .updateTable('ai_calls')
    .set({
      input_tokens: end.input,
      output_tokens: end.output,
      cache_read_tokens: end.cacheRead,
      cache_write_tokens: end.cacheWrite,
      cost: end.cost,
      latency_ms: end.latencyMs,
      outcome: end.outcome,
    })
    .where('id', '=', id)
    .execute()
}

/** What a workspace's calls have cost since then, those underway included. Millionths of a US dollar. */
export const spentSince = async (db: Database, accountId: string, since: number): Promise<number> => {
  const { rows } = await sql<{ spent: number }>`
    select coalesce(sum(cost), 0)::bigint as spent from ai_calls where account_id = ${accountId} and at >= ${since}
  `.execute(db)
  return rows[0]?.spent ?? 0
}

/** How often a person was answered by a model since then, in calls of one kind. */
export const askedSince = async (
  db: Database,
  accountId: string,
  personId: string,
  kind: string,
  since: number,
): Promise<number> => {
  const { rows } = await sql<{ asked: number }>`
    select count(*)::int as asked from ai_calls
    where account_id = ${accountId} and person_id = ${personId} and kind = ${kind} and at >= ${since}
  `.execute(db)
  return rows[0]?.asked ?? 0
}

/** A call as an admin sees it. */
export type AiCallRow = {
  id: number
  at: number
  personId: string
  kind: string
  sessionId: string
  model: string
  /** Sent, those that went into the service's cache included. */
  inputTokens: number
  outputTokens: number
  cachedTokens: number
  cost: number
  latencyMs: number | null
  outcome: string
  isSentKept: boolean
}

/** Calls of a workspace, the latest first, from behind `after`. */
export const listCalls = async (
  db: Database,
  accountId: string,
  filter: { sessionId: string | null; personId: string | null; after: number | null; limit: number },
): Promise<AiCallRow[]> => {
  let query = db
    .selectFrom('ai_calls')
    .select((cell) => [
      'id',
      'at',
      'person_id as personId',
      'kind',
      'session_id as sessionId',
      'model',
      sql<number>`input_tokens + cache_write_tokens`.as('inputTokens'),
      'output_tokens as outputTokens',
      'cache_read_tokens as cachedTokens',
      'cost',
      'latency_ms as latencyMs',
      'outcome',
      cell('sent', 'is not', null).as('isSentKept'),
    ])
    .where('account_id', '=', accountId)
  if (filter.sessionId !== null) query = query.where('session_id', '=', filter.sessionId)
  if (filter.personId !== null) query = query.where('person_id', '=', filter.personId)
  if (filter.after !== null) query = query.where('id', '<', filter.after)
  return (await query.orderBy('id', 'desc').limit(filter.limit).execute()) as AiCallRow[]
}

/** What one call sent, and for whom; null if there is no such call of this workspace. */
export const sentOf = async (
  db: Database,
  accountId: string,
  id: number,
): Promise<{ personId: string; sent: string | null } | null> =>
  (await db
    .selectFrom('ai_calls')
    .select(['person_id as personId', 'sent'])
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** Calls of one kind and model between two times, added up. Latency in milliseconds, of those that were answered. */
export type AiUse = {
  kind: string
  model: string
  calls: number
  failed: number
  inputTokens: number
  outputTokens: number
  cachedTokens: number
  cost: number
  medianMs: number | null
  slowMs: number | null
}

export const usageBetween = async (
  db: Database,
  accountId: string,
  from: number,
  to: number,
): Promise<AiUse[]> => {
  const { rows } = await sql<AiUse>`
    select kind, model, count(*)::int as calls,
      count(*) filter (where outcome not in ('made', 'underway', 'cancelled'))::int as failed,
      sum(input_tokens + cache_write_tokens)::bigint as "inputTokens", sum(output_tokens)::bigint as "outputTokens",
      sum(cache_read_tokens)::bigint as "cachedTokens", sum(cost)::bigint as cost,
      round(percentile_cont(0.5) within group (order by latency_ms) filter (where outcome = 'made'))::int as "medianMs",
      round(percentile_cont(0.95) within group (order by latency_ms) filter (where outcome = 'made'))::int as "slowMs"
    from ai_calls where account_id = ${accountId} and at >= ${from} and at < ${to}
    group by kind, model order by kind, model
  `.execute(db)
  return rows
}

/** How many assessments were judged between two times, by what was said of them, and how many were made in all. */
export const judgedBetween = async (
  db: Database,
  accountId: string,
  from: number,
  to: number,
): Promise<{ by: string; was: string | null; count: number }[]> => {
  const { rows } = await sql<{ by: string; was: string | null; count: number }>`
    select body->'assessmentData'->>'by' as by, body->'assessmentData'->'rightness'->>'was' as was, count(*)::int as count
    from documents where account_id = ${accountId} and collection = 'handoffs'
      and body->'assessmentData'->>'by' is not null
      and (body->'assessmentData'->>'madeAt')::bigint >= ${from}
      and (body->'assessmentData'->>'madeAt')::bigint < ${to}
    group by 1, 2
  `.execute(db)
  return rows
}

/** Forgets what was sent before then, and what was asked long ago. */
export const forgetCalls = async (db: Database, before: { sent: number; calls: number }): Promise<void> => {
  await db
    .updateTable('ai_calls')
    .set({ sent: null })
    .where('at', '<', before.sent)
    .where('sent', 'is not', null)
    .execute()
  await db.deleteFrom('ai_calls').where('at', '<', before.calls).execute()
}
