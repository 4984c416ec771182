import { randomBytes } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { nothingYet, type Checkpoint } from '../../core/domain/document/checkpoint.ts'
import type { Change, CollectionName, Documents } from '../../core/domain/shapes/collections.ts'
import { contentCollections, type ContentCollection } from '../../core/domain/shapes/on-device.ts'
import { troubledStates } from '../../core/domain/write-up/writeback-state.ts'
import { searchTermsOf } from '../../core/search/texts.ts'
import { limits, type Part } from '../../core/protocol/messages.ts'
import type { Ref } from '../../core/intents/defining/work.ts'
import type { Database, Trx } from './database.ts'

/** The channel on which every transaction announces `account:rev:process` when it commits. */
export const changesChannel = 'changes'

/** This process's name on that channel. */
export const thisProcess = randomBytes(6).toString('hex')

/** An account as it is while this transaction holds its lock. */
export type LockedAccount = {
  rev: number
  /** True while desks are resending what a restored backup has lost. */
  isRecovering: boolean
}

/**
 * Locks an account for the rest of the transaction and returns its current state.
 *
 * Must be the first statement: everything read afterwards is then newer than every committed change, and revs commit in
 * order. Null if there is no such account. Rows that only refer to the account, like a sign-in's, don't wait for it.
 */
export const lockAccount = async (trx: Trx, accountId: string): Promise<LockedAccount | null> => {
  const row = await trx
    .selectFrom('accounts')
    .select(['rev', sql<boolean>`coalesce(recovering_until > now(), false)`.as('isRecovering')])
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** An account's current checkpoint; null if there is no such account. */
export const headOf = async (db: Database, accountId: string): Promise<Checkpoint | null> => {
  const row = await db
    .selectFrom('accounts')
    .select(['rev', 'history'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row === undefined ? null : { rev: row.rev, history: row.history ?? '' }
}

/** Whether a checkpoint is part of an account's history. */
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

/**
 * How long after a desk with another history last connected an action may still depend on something that other desks
 * have yet to resend.
 */
const recovery = '10 minutes'

/** Records that a desk of this account has another history: the database was restored from a backup. */
export const beginRecovery = async (db: Database, accountId: string): Promise<void> => {
  // Once is enough when many desks come back together.
  await sql`update accounts set recovering_until = now() + ${recovery}::interval
    where id = ${accountId} and coalesce(recovering_until < now() + ${recovery}::interval * 0.9, true)`.execute(
    db,
  )
}

/** Documents of an account by name; missing ones are left out. */
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
 * Writes changes under the account's next rev and notifies the other processes when the transaction commits.
 *
 * A compare-and-set: each document's `rev` says which version it replaces (0: none), and the transaction fails if the
 * store holds another one. Returns the checkpoints before and after, and the changes as stored.
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
    terms: searchTermsOf({ collection, document } as Change),
  }))
  const result = await sql<{ before: string | null; rev: number; history: string; written: number }>`
    with before as (select history from accounts where id = ${accountId}),
    next as (
      update accounts set rev = rev + 1, history = gen_random_uuid() where id = ${accountId}
      returning rev, history
    ), named as (
      insert into history (account_id, rev, id) select ${accountId}, rev, history from next
    ), written as (
      insert into documents (account_id, collection, id, rev, base, body, terms)
      select ${accountId}, input.collection, input.id, next.rev, input.base,
             input.body || jsonb_build_object('rev', next.rev, 'accountId', ${accountId}::text),
             array_to_tsvector(input.terms)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as input(collection text, id text, base bigint, body jsonb, terms text[]), next
      on conflict (account_id, collection, id)
        do update set rev = excluded.rev, base = excluded.base, body = excluded.body,
          terms = excluded.terms
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

/** Documents after a checkpoint, how far they reach, and the account's rev in the same snapshot. */
export type Batch = {
  changes: Change[]
  /** Sessions some of whose documents were left out. */
  left: string[]
  reached: Checkpoint
  head: number
  more: boolean
  /**
   * Set if the first rev alone is too large: these are its documents up to this one, and `reached` hasn't moved yet.
   */
  part?: Part
}

/** Whose device it is, and how far back it keeps other people's closed sessions complete. */
export type Horizon = { personId: string; wholeSince: number }

const contents = sql.join(contentCollections.map((name) => sql.lit(name)))

/** A session with that id has a writeback that needs a person: it stays in sight however old it is. */
export const hasTrouble = (
  accountId: string,
  sessionId: RawBuilder<unknown>,
): RawBuilder<boolean> => sql`exists (
  select 1 from documents writeback where writeback.account_id = ${accountId} and writeback.collection = 'writebacks'
    and writeback.body->>'sessionId' = ${sessionId}
    and writeback.body->>'state' in (${sql.join(troubledStates.map((state) => sql.lit(state)))})
)`

/** What we know of a batch before reading its documents: where it ends, and whether that is in the middle of a rev. */
type Row = { rev: number; collection: Part['collection']; id: string; bytes: number }

/**
 * Where a batch ends: after the last rev that fits or, if not even the first one does, in the middle of it.
 *
 * @param rows of documents in order, the last rev complete; at least one is always taken
 */
export const endOfBatch = (
  rows: readonly Row[],
  mostBytes: number,
): { last: Row; isPart: boolean } | null => {
  let bytes = 0
  let fits = 0
  for (const row of rows) {
    bytes += row.bytes
    if (bytes > mostBytes && fits > 0) break
    fits += 1
  }
  const next = rows[fits]
  const last = rows[fits - 1]
  if (last === undefined) return null
  if (next?.rev !== last.rev) return { last, isPart: false }
  const whole = rows.slice(0, fits).findLast((row) => row.rev !== last.rev)
  return whole === undefined ? { last, isPart: true } : { last: whole, isPart: false }
}

/**
 * Documents that changed after a checkpoint, oldest first, in whole revs of at most `limits.pullBytes` in total.
 *
 * A rev that is larger than that comes in parts: continue from `part`, and apply them together. More than `limit`
 * documents are returned only if a single rev has them. `reached` is the head when nothing is left. Null if that
 * checkpoint was never part of this history. With a horizon, the contents of older closed sessions of other people are
 * left out, judged by the session's current state; this is safe because a session changes whenever its contents do.
 */
export const changesAfter = async (
  db: Database,
  accountId: string,
  after: Checkpoint,
  limit: number,
  part: Part | null = null,
  horizon: Horizon | null = null,
): Promise<Batch | null> => {
  const behind =
    part === null || part.rev <= after.rev
      ? sql`account_id = ${accountId} and rev > ${after.rev}`
      : sql`account_id = ${accountId} and rev >= ${part.rev}
          and (rev, collection, id) > (${part.rev}, ${part.collection}, ${part.id})`
  const sizes = await sql<{ head: number; known: boolean; history: string | null } & (Row | { rev: null })>`
    with head as (select rev, history from accounts where id = ${accountId}),
    -- Sizes of as many as can be wanted, and of the rest of the last rev: a sum over all that is left would make a
    -- long pull quadratic.
    edge as (select rev from documents where ${behind} order by rev offset ${limit - 1} limit 1)
    select head.rev as head, head.history, d.rev, d.collection, d.id, d.bytes,
           ${after.rev}::bigint = 0 or exists (select 1 from history
             where account_id = ${accountId} and rev = ${after.rev} and id::text = ${after.history}) as known
    from head left join lateral (
      select rev, collection, id, bytes from documents
      where ${behind} and rev <= coalesce((select rev from edge), head.rev)
    ) d on true
    order by d.rev, d.collection, d.id
  `.execute(db)
  const first = sizes.rows[0]
  if (first === undefined) return { changes: [], left: [], reached: nothingYet, head: 0, more: false }
  if (!first.known) return null
  const { head } = first
  const rows = sizes.rows.filter((row): row is typeof row & Row => row.rev !== null)
  const end = endOfBatch(rows, limits.pullBytes)
  if (end === null)
    return { changes: [], left: [], reached: { rev: head, history: first.history ?? '' }, head, more: false }
  const { rev, collection, id } = end.last
  // Whatever was replaced since we read its size is skipped here and comes with its new rev.
  const bodies = await sql<{ collection: Change['collection']; document: unknown; left: string | null }>`
    select d.collection, case when s.id is null then d.body end as document, s.id as left
    from (
      select rev, collection, id, body from documents
      where ${behind} and rev <= ${rev} and (rev, collection, id) <= (${rev}, ${collection}, ${id})
    ) d left join lateral (
      -- Found by its whole key, also when the database knows nothing yet of how much there is: a join over all sessions
      -- made the first pull of a new workspace quadratic.
      select id from documents
      where ${horizon !== null}::boolean and d.collection in (${contents})
        and account_id = ${accountId} and collection = 'sessions' and id = d.body->>'sessionId'
        and body->>'status' in ('resolved', 'abandoned') and body->>'ownerId' <> ${horizon?.personId ?? ''}
        and (body->>'updatedAt')::bigint < ${horizon?.wholeSince ?? 0}
        and not ${hasTrouble(accountId, sql`d.body->>'sessionId'`)}
      limit 1
    ) s on true
    order by d.rev, d.collection, d.id
  `.execute(db)
  const changes = bodies.rows
    .filter((row) => row.left === null)
    .map((row) => ({ collection: row.collection, document: row.document }) as Change)
  const left = [...new Set(bodies.rows.flatMap((row) => row.left ?? []))]
  if (end.isPart) return { changes, left, reached: after, head, more: true, part: { rev, collection, id } }
  const named = await db
    .selectFrom('history')
    .select('id')
    .where('account_id', '=', accountId)
    .where('rev', '=', rev)
    .executeTakeFirst()
  // The newest rev's documents are never overwritten, so a batch that stops short of the head always leaves some.
  return { changes, left, reached: { rev, history: named?.id ?? '' }, head, more: rev < head }
}

/** The document to continue after. */
export type ContentCursor = { collection: ContentCollection; id: string }

/** One bounded page of a session's documents, ordered by collection and id. */
export const contentsOf = async (
  db: Database,
  accountId: string,
  sessionId: string,
  after: ContentCursor | null,
  limit: number,
): Promise<{ changes: Change[]; next: ContentCursor | null }> => {
  const { rows } = await sql<{
    collection: ContentCollection
    id: string
    candidates: number
    body: unknown
  }>`
    with candidates as (
      select collection, id, bytes from documents
      where account_id = ${accountId} and body->>'sessionId' = ${sessionId} and collection in (${contents})
        and (collection, id) > (${after?.collection ?? ''}, ${after?.id ?? ''})
      order by collection, id limit ${limit + 1}
    ), page as (
      select collection, id, row_number() over in_order as place, sum(bytes) over in_order as bytes
      from candidates window in_order as (order by collection, id rows unbounded preceding)
    )
    -- One document alone may be larger than a page.
    select page.collection, page.id, d.body, (select count(*) from candidates)::int as candidates
    from page join documents d on d.account_id = ${accountId} and d.collection = page.collection and d.id = page.id
    where place <= ${limit} and (place = 1 or page.bytes <= ${limits.pullBytes})
    order by page.collection, page.id
  `.execute(db)
  const last = rows.at(-1)
  return {
    changes: rows.map(({ collection, body }) => ({ collection, document: body }) as Change),
    next:
      last === undefined || rows.length === last.candidates
        ? null
        : { collection: last.collection, id: last.id },
  }
}
