import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { nothingYet, type Checkpoint } from '../../core/domain/checkpoint.ts'
import type { Change, CollectionName, Documents } from '../../core/domain/collections.ts'
import type { Ref } from '../../core/intents/work.ts'
import type { Database, Trx } from './database.ts'

/** Stored bytes of one batch; the documents of a single rev are never split. */
const batchBytes = 2_000_000

/** Channel on which every transaction tells `account:rev:process` when it commits. */
export const changesChannel = 'changes'

/** The name of this process on that channel. */
export const thisProcess = randomBytes(6).toString('hex')

/** An account as it is while this transaction holds its lock. */
export type LockedAccount = {
  rev: number
  /** Desks are sending again what a restored backup has lost. */
  isRecovering: boolean
}

/**
 * Locks an account for the rest of the transaction and gives where it stands.
 *
 * Must be the first statement: what is read afterwards is then newer than every committed change, and revs
 * commit in their order. Null when there is no such account.
 */
export const lockAccount = async (trx: Trx, accountId: string): Promise<LockedAccount | null> => {
  const row = await trx
    .selectFrom('accounts')
    .select(['rev', sql<boolean>`coalesce(recovering_until > now(), false)`.as('isRecovering')])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Where an account stands now; null when there is none. */
export const headOf = async (db: Database, accountId: string): Promise<Checkpoint | null> => {
  const row = await db
    .selectFrom('accounts')
    .select(['rev', 'history'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row === undefined ? null : { rev: row.rev, history: row.history ?? '' }
}

/** Whether an account's history has been at a checkpoint. */
export const hasBeenAt = async (db: Database, accountId: string, point: Checkpoint): Promise<boolean> => {
  if (point.rev === 0) return true
  const row = await db
    .selectFrom('history')
    .select('rev')
    .where('account_id', '=', accountId)
    .where('rev', '=', point.rev)
    .where(sql`id::text`, '=', point.history)
    .executeTakeFirst()
  return row !== undefined
}

/** For so long after a desk of another history was last met, what it sends may build on what others still have to send. */
const recovery = '10 minutes'

/** Notes that a desk of this account knows another history: this one was restored from a backup. */
export const beginRecovery = async (db: Database, accountId: string): Promise<void> => {
  // Not again and again while many desks come back at once.
  await sql`update accounts set recovering_until = now() + ${recovery}::interval
    where id = ${accountId} and coalesce(recovering_until < now() + ${recovery}::interval * 0.9, true)`.execute(
    db,
  )
}

/** The documents of an account by name; those that do not exist are left out. */
export const readDocuments = async (
  db: Database | Trx,
  accountId: string,
  refs: readonly Ref[],
): Promise<Change[]> => {
  if (refs.length === 0) return []
  const { rows } = await sql<Change>`
    select d.collection, d.body as document
    from jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as ref(collection text, id text)
    join documents d on d.account_id = ${accountId} and d.collection = ref.collection and d.id = ref.id
  `.execute(db)
  return rows
}

/** One document, or null. */
export const readDocument = async <C extends CollectionName>(
  db: Database | Trx,
  accountId: string,
  collection: C,
  id: string,
): Promise<Documents[C] | null> => {
  const [change] = await readDocuments(db, accountId, [{ collection, id }])
  return change === undefined ? null : (change.document as Documents[C])
}

/**
 * Writes changes under the account's next rev and tells the other processes when the transaction commits.
 *
 * A compare-and-set: each document says by its `rev` which version it replaces (0: none), and the transaction
 * fails when the store holds another one. Gives back the checkpoints before and after, and the changes as stored.
 */
export const writeChanges = async (
  trx: Trx,
  accountId: string,
  changes: readonly Change[],
): Promise<{ previous: Checkpoint; reached: Checkpoint; changes: Change[] }> => {
  const rows = changes.map(({ collection, document }) => ({
    collection,
    id: document.id,
    base: document.rev,
    body: document,
  }))
  const result = await sql<{ before: string | null; rev: number; history: string; written: number }>`
    with before as (select history from accounts where id = ${accountId}),
    next as (
      update accounts set rev = rev + 1, history = gen_random_uuid() where id = ${accountId}
      returning rev, history
    ), named as (
      insert into history (account_id, rev, id) select ${accountId}, rev, history from next
    ), written as (
      insert into documents (account_id, collection, id, rev, base, body)
      select ${accountId}, input.collection, input.id, next.rev, input.base,
             input.body || jsonb_build_object('rev', next.rev, 'accountId', ${accountId}::text)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as input(collection text, id text, base bigint, body jsonb), next
      on conflict (account_id, collection, id)
        do update set rev = excluded.rev, base = excluded.base, body = excluded.body
        where documents.rev = excluded.base
      returning 1
    )
    select before.history as before, next.rev, next.history, (select count(*) from written) as written,
           pg_notify(${changesChannel}, ${accountId}::text || ':' || next.rev || ':' || ${thisProcess}::text)
    from next, before
  `.execute(trx)
  const row = result.rows[0]
  if (row === undefined) throw new Error('The account does not exist.')
  const { rev } = row
  if (row.written !== changes.length)
    throw new Error('A document changed underneath; the transaction is undone.')
  return {
    previous: { rev: rev - 1, history: row.before ?? '' },
    reached: { rev, history: row.history },
    changes: changes.map(
      ({ collection, document }) => ({ collection, document: { ...document, rev } }) as Change,
    ),
  }
}

/** Documents in whole revs, how far they reach, and the account's rev in the same snapshot. */
export type Batch = { changes: Change[]; reached: Checkpoint; head: number; more: boolean }

/**
 * Documents that changed after a checkpoint, oldest first, in whole revs.
 *
 * At least one rev is returned even when it alone exceeds `limit`; `reached` is the head when nothing is left. Null
 * when this history never was at that checkpoint.
 */
export const changesAfter = async (
  db: Database,
  accountId: string,
  after: Checkpoint,
  limit: number,
): Promise<Batch | null> => {
  const { rows } = await sql<{
    head: number
    known: boolean
    rev: number | null
    history: string | null
    collection: Change['collection'] | null
    body: unknown
  }>`
    with head as (select rev from accounts where id = ${accountId}),
    candidates as (
      -- Cut before anything is added up: a sum over all that is left makes a long pull quadratic.
      select rev, pg_column_size(body) as bytes
      from documents where account_id = ${accountId} and rev > ${after.rev} order by rev limit ${limit}
    ), page as (
      select rev, sum(bytes) over (order by rev rows unbounded preceding) as bytes from candidates
    ), until as (select coalesce(max(rev) filter (where bytes <= ${batchBytes}), min(rev)) as rev from page)
    select head.rev as head, d.rev, d.collection, d.body,
           ${after.rev}::bigint = 0 or exists (select 1 from history
             where account_id = ${accountId} and rev = ${after.rev} and id::text = ${after.history}) as known,
           -- Nothing is left to read behind the newest document, and the newest rev always has one.
           (select id from history where account_id = ${accountId} and rev = coalesce(until.rev, head.rev)) as history
    from head left join until on true
    left join documents d on d.account_id = ${accountId} and d.rev > ${after.rev} and d.rev <= until.rev
    order by d.rev, d.collection, d.id
  `.execute(db)
  const first = rows[0]
  if (first === undefined) return { changes: [], reached: nothingYet, head: 0, more: false }
  if (!first.known) return null
  const changes = rows
    .filter((row) => row.collection !== null)
    .map((row) => ({ collection: row.collection, document: row.body }) as Change)
  // The documents of the newest rev are never overwritten, so a batch that stops short of the head leaves some.
  const rev = rows.at(-1)?.rev ?? first.head
  return { changes, reached: { rev, history: first.history ?? '' }, head: first.head, more: rev < first.head }
}
