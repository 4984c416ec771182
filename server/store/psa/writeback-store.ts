import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { PartState, Writeback } from '../../../core/domain/write-up/writeback.ts'
import { markOf } from '../../../core/write-ups/posted-text.ts'
import type { Database, Trx } from '../database.ts'

/** A writeback that someone works on. */
export type ClaimedWriteback = {
  accountId: string
  writebackId: string
  connectionId: string
  ticketId: string
  tries: number
  /** Names this claim: whoever claimed it before can write nothing down any more. */
  holder: string
}

/** A part in the ledger. */
export type LedgerPart = {
  key: string
  state: PartState
  marker: string
  psaId: string | null
  reason: string | null
  /** When it was last sent; null if it never was. */
  sentAt: Date | null
  changedAt: Date | null
}

/**
 * What a part is found by at its ticket. Always the same for a part, as a writeback's id follows from its write-up's: so it is
 * found even by a ledger that was restored from a backup and doesn't know that it was sent.
 */
export const markerOf = (accountId: string, writebackId: string, key: string): string =>
  markOf(createHash('sha256').update(`${accountId}\n${writebackId}\n${key}`).digest())

/** Writes down what a confirmed write-up brings to its ticket, in the transaction that accepted it. Repeating adds nothing. */
export const planWriteback = async (trx: Trx, accountId: string, writeback: Writeback): Promise<void> => {
  const { id, connectionId, linkedTicketId, parts } = writeback
  const added = await trx
    .insertInto('writeback_queue')
    .values({
      account_id: accountId,
      writeback_id: id,
      connection_id: connectionId,
      ticket_id: linkedTicketId,
      due_at: sql<Date>`now()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('writeback_id')
    .executeTakeFirst()
  if (added === undefined) return
  await trx
    .insertInto('writeback_parts')
    .values(
      parts.map(({ key, state, reason }, place) => ({
        account_id: accountId,
        writeback_id: id,
        key,
        place,
        state,
        reason,
        marker: markerOf(accountId, id, key),
        psa_id: null,
        sent_at: null,
        changed_at: null,
      })),
    )
    .execute()
}

/** Takes up again what a person retried: whatever the document has as planned and the ledger as ended. */
export const retryWriteback = async (trx: Trx, accountId: string, writeback: Writeback): Promise<void> => {
  const planned = writeback.parts.filter(({ state }) => state === 'planned').map(({ key }) => key)
  await sql`update writeback_parts set state = 'planned', reason = null, changed_at = now()
    where account_id = ${accountId} and writeback_id = ${writeback.id}
      and state in ('failed', 'skipped') and key = any(${planned})`.execute(trx)
  await sql`update writeback_queue set due_at = now(), tries = 0
    where account_id = ${accountId} and writeback_id = ${writeback.id}`.execute(trx)
  // Someone is looking at it: whether the system is still down is found out now.
  await sql`update connection_secrets set paused_until = null
    where connection_id = ${writeback.connectionId} and account_id = ${accountId}`.execute(trx)
}

/** Ends a writeback that someone left as it is. */
export const leaveWriteback = async (trx: Trx, accountId: string, writebackId: string): Promise<void> => {
  await trx
    .updateTable('writeback_queue')
    .set({ due_at: null })
    .where('account_id', '=', accountId)
    .where('writeback_id', '=', writebackId)
    .execute()
}

/**
 * Takes the next writeback of a connection that is due, or null. Of each ticket only the earliest that still goes on by
 * itself, and none while another one of that ticket is being worked on.
 */
export const claimWriteback = async (
  db: Database,
  connectionId: string,
  now: Date,
  leaseMs: number,
): Promise<ClaimedWriteback | null> =>
  db.transaction().execute(async (trx) => {
    const holder = randomBytes(8).toString('hex')
    // One at a time, so that no two take different writebacks of one ticket.
    await sql`select pg_advisory_xact_lock(hashtextextended(${connectionId}, 5))`.execute(trx)
    const { rows } = await sql<ClaimedWriteback>`
      update writeback_queue set holder = ${holder}, held_until = now() + ${leaseMs} * interval '1 millisecond'
      where (account_id, writeback_id) = (
        select q.account_id, q.writeback_id from writeback_queue q
        join connection_secrets s on s.connection_id = q.connection_id
        where q.connection_id = ${connectionId} and q.due_at <= ${now}
          and (s.paused_until is null or s.paused_until <= ${now})
          and (q.held_until is null or q.held_until <= now())
          and not exists (
            select 1 from writeback_queue o
            where o.account_id = q.account_id and o.ticket_id = q.ticket_id and o.writeback_id <> q.writeback_id
              and ((o.due_at is not null and (o.queued_at, o.writeback_id) < (q.queued_at, q.writeback_id))
                or o.held_until > now())
          )
        order by q.queued_at, q.writeback_id limit 1
      )
      returning account_id as "accountId", writeback_id as "writebackId", connection_id as "connectionId",
        ticket_id as "ticketId", tries, holder
    `.execute(trx)
    return rows[0] ?? null
  })

/** Those of a removed connection, which no one can bring anywhere. */
export const strandedWritebacks = async (
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<Omit<ClaimedWriteback, 'holder'>[]> =>
  db
    .selectFrom('writeback_queue')
    .select([
      'account_id as accountId',
      'writeback_id as writebackId',
      'connection_id as connectionId',
      'ticket_id as ticketId',
      'tries',
    ])
    .where('account_id', '=', accountId)
    .where('connection_id', '=', connectionId)
    .where('due_at', 'is not', null)
    .execute()

/** When there is something to do for a connection next; null for nothing. Of each ticket its first counts. */
export const nextDue = async (db: Database, connectionId: string): Promise<Date | null> => {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(q.due_at, lease.until, s.paused_until)) as at
    from (
      select distinct on (account_id, ticket_id) account_id, ticket_id, connection_id, due_at
      from writeback_queue where connection_id = ${connectionId} and due_at is not null
      order by account_id, ticket_id, queued_at, writeback_id
    ) q
    left join lateral (
      select max(o.held_until) as until from writeback_queue o
      where o.account_id = q.account_id and o.ticket_id = q.ticket_id
    ) lease on true
    left join connection_secrets s on s.connection_id = q.connection_id
  `.execute(db)
  return rows[0]?.at ?? null
}

/** Connections with something due; where one was removed, all that waits for it is. */
export const dueConnections = async (
  db: Database,
  now: Date,
): Promise<{ accountId: string; connectionId: string }[]> => {
  const { rows } = await sql<{ accountId: string; connectionId: string }>`
    select distinct q.account_id as "accountId", q.connection_id as "connectionId"
    from writeback_queue q left join connection_secrets s on s.connection_id = q.connection_id
    where (q.due_at <= ${now} or (q.due_at is not null and s.connection_id is null))
      and (q.held_until is null or q.held_until <= now())
      and (s.paused_until is null or s.paused_until <= ${now})
  `.execute(db)
  return rows
}

/** The parts of a writeback in their order. */
export const readParts = async (
  db: Database | Trx,
  accountId: string,
  writebackId: string,
): Promise<LedgerPart[]> => {
  const rows = await db
    .selectFrom('writeback_parts')
    .select([
      'key',
      'state',
      'marker',
      'psa_id as psaId',
      'reason',
      'sent_at as sentAt',
      'changed_at as changedAt',
    ])
    .where('account_id', '=', accountId)
    .where('writeback_id', '=', writebackId)
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as PartState }))
}

/**
 * Writes down that a part is about to be sent, and keeps everyone else away for as long as it may take to arrive. False if
 * someone else has the writeback by now: then nothing may be sent.
 */
export const beginSending = async (
  db: Database,
  { accountId, writebackId, holder }: ClaimedWriteback,
  key: string,
  leaseMs: number,
): Promise<boolean> => {
  const { rows } = await sql`
    with mine as (
      update writeback_queue set held_until = now() + ${leaseMs} * interval '1 millisecond'
      where account_id = ${accountId} and writeback_id = ${writebackId} and holder = ${holder}
        and held_until > now() and due_at is not null
      returning 1
    )
    update writeback_parts set state = 'sending', sent_at = now(), changed_at = now()
    where account_id = ${accountId} and writeback_id = ${writebackId} and key = ${key} and exists (select 1 from mine)
    returning 1
  `.execute(db)
  return rows.length > 0
}

/** Writes down what became of a part; nothing if someone else has the writeback by now. */
export const movePart = async (
  db: Database,
  { accountId, writebackId, holder }: ClaimedWriteback,
  key: string,
  to: { state: PartState; psaId?: string | null; reason?: string | null },
): Promise<void> => {
  await db
    .updateTable('writeback_parts')
    .set({
      state: to.state,
      changed_at: sql`now()`,
      ...(to.psaId === undefined ? {} : { psa_id: to.psaId }),
      ...(to.reason === undefined ? {} : { reason: to.reason?.slice(0, 500) ?? null }),
    })
    .where('account_id', '=', accountId)
    .where('writeback_id', '=', writebackId)
    .where('key', '=', key)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('writeback_queue')
          .select('writeback_id')
          .where('account_id', '=', accountId)
          .where('writeback_id', '=', writebackId)
          .where('holder', '=', holder),
      ),
    )
    .execute()
}

/** Whether a claim still holds. */
export const holdsWriteback = async (
  trx: Trx,
  { accountId, writebackId, holder }: ClaimedWriteback,
): Promise<boolean> =>
  (await trx
    .selectFrom('writeback_queue')
    .select('writeback_id')
    .where('account_id', '=', accountId)
    .where('writeback_id', '=', writebackId)
    .where('holder', '=', holder)
    .executeTakeFirst()) !== undefined

/**
 * Lets go of a writeback and says when it goes on: null for when someone decided, or there is nothing left. What was sent and not
 * answered may still arrive, so until its lease is over no one goes on with it, whoever wishes to.
 */
export const releaseWriteback = async (
  trx: Trx,
  { accountId, writebackId }: Pick<ClaimedWriteback, 'accountId' | 'writebackId'>,
  { dueAt, tries, leaseMs }: { dueAt: Date | null; tries: number; leaseMs: number },
): Promise<void> => {
  await sql`update writeback_queue set due_at = ${dueAt}, tries = ${tries}, holder = null, held_until = (
      select max(sent_at) + ${leaseMs} * interval '1 millisecond' from writeback_parts
      where account_id = ${accountId} and writeback_id = ${writebackId} and state = 'sending'
    )
    where account_id = ${accountId} and writeback_id = ${writebackId}`.execute(trx)
}

/** Ends every part that is still open, because it was tried often enough. */
export const giveUpParts = async (
  trx: Trx,
  { accountId, writebackId }: Pick<ClaimedWriteback, 'accountId' | 'writebackId'>,
  reason: string,
): Promise<void> => {
  await sql`update writeback_parts set state = 'failed', changed_at = now(),
      reason = case when state = 'planned' and sent_at is null then ${reason}
        when state = 'written' then ${reason}
        else ${`It may have arrived. ${reason}`.slice(0, 500)} end
    where account_id = ${accountId} and writeback_id = ${writebackId}
      and state in ('planned', 'sending', 'written')`.execute(trx)
}

/** The status that other writebacks of ours gave a ticket since then: seeing it is no news. */
export const ownStatuses = async (db: Database, accountId: string, ticketId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select p.psa_id as id from writeback_parts p
    join writeback_queue q on q.account_id = p.account_id and q.writeback_id = p.writeback_id
    where q.account_id = ${accountId} and q.ticket_id = ${ticketId} and p.key = 'status' and p.psa_id is not null
      and p.state = 'read_back'
    order by p.changed_at desc limit 1
  `.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * True if a writeback that came after this one gave the ticket its status. For a resolution only another resolution counts: otherwise
 * its session would be shown as resolved while the ticket is escalated.
 */
export const hasLaterStatus = async (
  db: Database,
  { accountId, writebackId }: ClaimedWriteback,
  kind: Writeback['kind'],
): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from writeback_queue q
    join writeback_queue later on later.account_id = q.account_id and later.ticket_id = q.ticket_id
      and (later.queued_at, later.writeback_id) > (q.queued_at, q.writeback_id)
    join writeback_parts p on p.account_id = later.account_id and p.writeback_id = later.writeback_id
    join documents d on d.account_id = later.account_id and d.collection = 'writebacks' and d.id = later.writeback_id
    where q.account_id = ${accountId} and q.writeback_id = ${writebackId}
      and p.key = 'status' and p.state = 'read_back'
      and (${kind} <> 'resolution' or d.body->>'kind' = 'resolution') limit 1
  `.execute(db)
  return rows.length > 0
}

/**
 * True if a ticket was escalated after this writeback was confirmed, and whoever is needed since is still at it: not withdrawn, and its
 * session hasn't ended.
 */
export const isEscalatedSince = async (
  db: Database,
  { accountId, writebackId }: ClaimedWriteback,
): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from writeback_queue q
    join writeback_queue later on later.account_id = q.account_id and later.ticket_id = q.ticket_id
      and (later.queued_at, later.writeback_id) > (q.queued_at, q.writeback_id)
    join documents w on w.account_id = later.account_id and w.collection = 'writebacks' and w.id = later.writeback_id
      and w.body->>'kind' = 'escalation'
    join documents s on s.account_id = w.account_id and s.collection = 'sessions' and s.id = w.body->>'sessionId'
    left join documents h on h.account_id = w.account_id and h.collection = 'handoffs' and h.id = w.body->>'handoffId'
    where q.account_id = ${accountId} and q.writeback_id = ${writebackId}
      and s.body->>'status' not in ('resolved', 'abandoned') and h.body->>'withdrawnAt' is null limit 1
  `.execute(db)
  return rows.length > 0
}

/** The ids of files at a ticket that are known to be others than this part's. */
export const otherFiles = async (
  db: Database,
  { accountId, ticketId }: ClaimedWriteback,
  key: string,
): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('writeback_parts as p')
    .innerJoin('writeback_queue as q', (join) =>
      join.onRef('q.account_id', '=', 'p.account_id').onRef('q.writeback_id', '=', 'p.writeback_id'),
    )
    .select('p.psa_id as id')
    .where('q.account_id', '=', accountId)
    .where('q.ticket_id', '=', ticketId)
    .where('p.key', 'like', 'file:%')
    .where('p.key', '<>', key)
    .execute()
  return new Set(rows.flatMap(({ id }) => id ?? []))
}
