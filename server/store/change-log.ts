import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Change, CollectionName, Documents } from '../../core/domain/collections.ts'
import type { Ref } from '../../core/intents/work.ts'
import type { Database, Trx } from './database.ts'

/** Stored bytes of one batch; the documents of a single rev are never split. */
const batchBytes = 2_000_000

/** Channel on which every transaction tells `account:rev:process` when it commits. */
export const changesChannel = 'changes'

/** The name of this process on that channel. */
export const thisProcess = randomBytes(6).toString('hex')

/**
 * Locks an account for the rest of the transaction and gives its rev.
 *
 * Must be the first statement: what is read afterwards is then newer than every committed change, and revs
 * commit in their order. Null when there is no such account.
 */
export const lockAccount = async (trx: Trx, accountId: string): Promise<number | null> => {
  const row = await trx
    .selectFrom('accounts')
    .select('rev')
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row?.rev ?? null
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
 * fails when the store holds another one. Gives back the rev and the changes as stored.
 */
export const writeChanges = async (
  trx: Trx,
  accountId: string,
  changes: readonly Change[],
): Promise<{ rev: number; changes: Change[] }> => {
  const rows = changes.map(({ collection, document }) => ({
    collection,
    id: document.id,
    base: document.rev,
    body: document,
  }))
  const result = await sql<{ rev: number; written: number }>`
    with next as (
      update accounts set rev = rev + 1 where id = ${accountId} returning rev
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
    select next.rev, (select count(*) from written) as written,
           pg_notify(${changesChannel}, ${accountId}::text || ':' || next.rev || ':' || ${thisProcess}::text) from next
  `.execute(trx)
  const row = result.rows[0]
  if (row === undefined) throw new Error('The account does not exist.')
  if (row.written !== changes.length)
    throw new Error('A document changed underneath; the transaction is undone.')
  return {
    rev: row.rev,
    changes: changes.map(
      ({ collection, document }) => ({ collection, document: { ...document, rev: row.rev } }) as Change,
    ),
  }
}

/**
 * Documents that changed after a rev, oldest first, in whole revs.
 *
 * At least one rev is returned even when it alone exceeds `limit`. `head` is the account's rev in the same
 * snapshot; `rev` is how far this batch reaches, and equals `head` when nothing is left.
 */
export const changesAfter = async (
  db: Database,
  accountId: string,
  after: number,
  limit: number,
): Promise<{ changes: Change[]; rev: number; head: number; more: boolean }> => {
  const { rows } = await sql<{
    head: number
    rev: number | null
    collection: Change['collection'] | null
    body: unknown
  }>`
    with head as (select rev from accounts where id = ${accountId}),
    candidates as (
      -- Cut before anything is added up: a sum over all that is left makes a long pull quadratic.
      select rev, pg_column_size(body) as bytes
      from documents where account_id = ${accountId} and rev > ${after} order by rev limit ${limit}
    ), page as (
      select rev, sum(bytes) over (order by rev rows unbounded preceding) as bytes from candidates
    ), until as (select coalesce(max(rev) filter (where bytes <= ${batchBytes}), min(rev)) as rev from page)
    select head.rev as head, d.rev, d.collection, d.body
    from head left join until on true
    left join documents d on d.account_id = ${accountId} and d.rev > ${after} and d.rev <= until.rev
    order by d.rev, d.collection, d.id
  `.execute(db)
  const head = rows[0]?.head ?? 0
  const changes = rows
    .filter((row) => row.collection !== null)
    .map((row) => ({ collection: row.collection, document: row.body }) as Change)
  // The documents of the newest rev are never overwritten, so a batch that stops short of the head leaves some.
  const reached = rows.at(-1)?.rev ?? head
  return { changes, rev: reached, head, more: reached < head }
}
