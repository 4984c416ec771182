import { sql } from 'kysely'
import type { Schedule } from '../../../core/domain/duty/schedule.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { currentClaim } from '../../../core/domain/handoff/current-claim.ts'
import { type ClaimWork, claimWork } from '../../../core/policy/advance.ts'
import { staffed } from '../../../core/duty/on-duty.ts'
import { readDocument } from '../change-log.ts'
import { everyone } from '../people-store.ts'
import type { Database, Trx } from '../database.ts'

/** A handoff whose policy should have moved on, and since when. Milliseconds. */
export type DuePolicy = { accountId: string; handoffId: string; dueAt: number }

/** Handoffs that are due at `now`, the longest overdue first. */
export const duePolicies = async (db: Database, now: number, limit: number): Promise<DuePolicy[]> => {
  const { rows } = await sql<DuePolicy>`
    select account_id as "accountId", id as "handoffId", (body->'policy'->>'nextAt')::bigint as "dueAt"
    from documents
    where collection = 'handoffs' and body->'policy'->>'nextAt' is not null
      and (body->'policy'->>'nextAt')::bigint <= ${now}
    order by (body->'policy'->>'nextAt')::bigint
    limit ${limit}
  `.execute(db)
  return rows
}

/** An account's schedules of duty, those that were deleted as well. */
export const schedulesOf = async (db: Database | Trx, accountId: string): Promise<Schedule[]> => {
  const { rows } = await sql<{ body: Schedule }>`
    select body from documents where account_id = ${accountId} and collection = 'schedules'
  `.execute(db)
  return rows.length === 0
    ? []
    : staffed(
        rows.map(({ body }) => body),
        await everyone(db, accountId),
      )
}

/**
 * When someone last did something on a session: wrote, answered a step, changed a fact, a fix or the session itself, or
 * posted to its ticket. 0 for never; milliseconds.
 */
const lastWorkOf = async (
  db: Database | Trx,
  accountId: string,
  sessionId: string,
  personId: string,
): Promise<number> => {
  const { rows } = await sql<{ at: number | null }>`
    select max(at) as at from (
      select case
        when collection = 'entries' then greatest(
          case when body->>'authorId' = ${personId}
            then greatest((body->>'at')::bigint, (body->>'editedAt')::bigint) end,
          case when body->'step'->>'answeredBy' = ${personId} then (body->'step'->>'answeredAt')::bigint end)
        when collection = 'facts' and body->>'updatedBy' = ${personId} then (body->>'updatedAt')::bigint
        when collection = 'fixes' then greatest(
          case when body->>'createdBy' = ${personId} then (body->>'createdAt')::bigint end,
          case when body->>'decidedBy' = ${personId} then (body->>'decidedAt')::bigint end,
          case when body->>'outcomeBy' = ${personId} then (body->>'outcomeAt')::bigint end)
        when collection = 'branches' and body->>'statusBy' = ${personId} then (body->>'statusAt')::bigint
        when collection = 'writebacks' and body->>'personId' = ${personId} then (body->>'createdAt')::bigint
        end as at
      from documents
      where account_id = ${accountId} and body->>'sessionId' = ${sessionId}
        and collection in ('entries', 'facts', 'fixes', 'branches', 'writebacks')
      union all
      select (body->>'updatedAt')::bigint from documents
      where account_id = ${accountId} and collection = 'sessions' and id = ${sessionId}
        and body->>'updatedBy' = ${personId}
    ) work
  `.execute(db)
  return rows[0]?.at ?? 0
}

/** What a claim is like now; null if its session is no longer theirs whose claim it is. */
export const claimWorkOf = async (db: Database | Trx, handoff: Handoff): Promise<ClaimWork> => {
  const { accountId, sessionId } = handoff
  const claim = currentClaim(handoff)
  const session = await readDocument(db, accountId, 'sessions', sessionId)
  if (claim === null || session === null) return null
  const work = claimWork(claim, session, 0)
  return work === null ? null : { ...work, lastWorkAt: await lastWorkOf(db, accountId, sessionId, claim.by) }
}
