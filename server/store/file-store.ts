import { sql } from 'kysely'
import { FileType } from '../../core/domain/files/attachment.ts'
import type { Database, Trx } from './database.ts'

/** A file of an account. The same bytes in another account are a different file. */
export type FileKey = { accountId: string; hash: string }

/** The declared size and type of a file. */
export type FileShape = { type: FileType; bytes: number }

/** A file as far as it is here. `stamp` changes with every chunk that arrives. */
export type StoredFile = FileShape & { complete: boolean; stamp: string }

/** Null if the account doesn't have it and hasn't begun it. `lock` keeps it as it is until the transaction ends. */
export const findFile = async (
  db: Database | Trx,
  key: FileKey,
  { lock = false } = {},
): Promise<StoredFile | null> => {
  const row = await db
    .selectFrom('files')
    .select(['type', 'bytes', 'complete_at', 'stamp'])
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .$if(lock, (file) => file.forUpdate())
    .executeTakeFirst()
  if (row === undefined) return null
  const { type, bytes, complete_at: completeAt, stamp } = row
  return { type: FileType.parse(type), bytes, complete: completeAt !== null, stamp }
}

/** Lets one transaction at a time begin files of an account, so that each counts those before it. */
export const lockBeginning = async (trx: Trx, accountId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${accountId}, 7))`.execute(trx)
}

/** Starts a file that isn't there. */
export const beginFile = async (
  trx: Trx,
  key: FileKey,
  file: FileShape & { personId: string; at: Date },
): Promise<void> => {
  await trx
    .insertInto('files')
    .values({
      account_id: key.accountId,
      hash: key.hash,
      type: file.type,
      bytes: file.bytes,
      person_id: file.personId,
      begun_at: file.at,
      touched_at: file.at,
    })
    .execute()
}

/**
 * Stores a chunk of a file that was begun with this size and type, and locks the file until the transaction ends; sending the same
 * chunk again replaces it. Gives the file's new stamp; null if it is complete by now, was begun differently, or is gone.
 */
export const putChunk = async (
  trx: Trx,
  key: FileKey,
  chunk: FileShape & { index: number; body: Buffer; at: Date },
): Promise<string | null> => {
  const row = await trx
    .updateTable('files')
    .set({ touched_at: chunk.at, stamp: sql<string>`gen_random_uuid()` })
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .where('type', '=', chunk.type)
    .where('bytes', '=', chunk.bytes)
    .where('complete_at', 'is', null)
    .returning('stamp')
    .executeTakeFirst()
  if (row === undefined) return null
  await trx
    .insertInto('file_chunks')
    .values({ account_id: key.accountId, hash: key.hash, index: chunk.index, body: chunk.body })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'hash', 'index']).doUpdateSet({ body: chunk.body }),
    )
    .execute()
  return row.stamp
}

/** Which chunks are here, in order. */
export const chunksOf = async (db: Database | Trx, key: FileKey): Promise<number[]> => {
  const rows = await db
    .selectFrom('file_chunks')
    .select('index')
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .orderBy('index')
    .execute()
  return rows.map((row) => row.index)
}

/**
 * The chunks of a file one after another, each read when it is asked for: between them, no connection is held. Throws `ChunkGone` if
 * the file was removed meanwhile.
 */
export const readChunks = async function* (
  db: Database,
  key: FileKey,
  count: number,
): AsyncGenerator<Buffer, void, undefined> {
  for (let index = 0; index < count; index += 1) {
    const row = await db
      .selectFrom('file_chunks')
      .select('body')
      .where('account_id', '=', key.accountId)
      .where('hash', '=', key.hash)
      .where('index', '=', index)
      .executeTakeFirst()
    if (row === undefined) throw new ChunkGone('A file was removed while it was being read.')
    yield row.body
  }
}

export class ChunkGone extends Error {}

/** Marks the file as complete, so that it can be read; false if another chunk arrived since it had this stamp. */
export const completeFile = async (
  db: Database | Trx,
  key: FileKey,
  { stamp, at }: { stamp: string; at: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('files')
    .set({ complete_at: at })
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .where('stamp', '=', stamp)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Deletes a file and its chunks; false if another chunk arrived since it had this stamp. */
export const removeFile = async (db: Database | Trx, key: FileKey, stamp: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('files')
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .where('stamp', '=', stamp)
    .executeTakeFirst()
  return numDeletedRows > 0
}

/** A complete file as a whole, for what needs it in one piece; null otherwise. */
export const readFile = async (
  db: Database,
  key: FileKey,
): Promise<{ type: FileType; body: Buffer } | null> => {
  const rows = await db
    .selectFrom('files')
    .innerJoin('file_chunks', (join) =>
      join
        .onRef('file_chunks.account_id', '=', 'files.account_id')
        .onRef('file_chunks.hash', '=', 'files.hash'),
    )
    .select(['files.type', 'file_chunks.body'])
    .where('files.account_id', '=', key.accountId)
    .where('files.hash', '=', key.hash)
    .where('files.complete_at', 'is not', null)
    .orderBy('file_chunks.index')
    .execute()
  const [first] = rows
  if (first === undefined) return null
  return { type: FileType.parse(first.type), body: Buffer.concat(rows.map((row) => row.body)) }
}

/** Bytes used by an account's files, including unfinished ones. */
export const storedBytes = async (trx: Trx, accountId: string): Promise<number> => {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::bigint as bytes from files where account_id = ${accountId}
  `.execute(trx)
  return rows[0]?.bytes ?? 0
}

/** Bytes of the files that a person has begun to send since `after`. */
export const begunBytes = async (
  trx: Trx,
  by: { accountId: string; personId: string; after: Date },
): Promise<number> => {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::bigint as bytes from files
    where account_id = ${by.accountId} and person_id = ${by.personId} and begun_at > ${by.after}
  `.execute(trx)
  return rows[0]?.bytes ?? 0
}

/** Marks a file as recently used, because someone was about to upload it again and will soon refer to it. */
export const touchFile = async (db: Database, key: FileKey, at: Date): Promise<void> => {
  await db
    .updateTable('files')
    .set({ touched_at: at })
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .execute()
}

/**
 * Deletes up to `most` files that no one has touched since `before` and no entry refers to: those of discarded drafts
 * and rejected actions, and uploads that never finished. Returns how many.
 */
export const removeUnusedFiles = async (db: Database, before: Date, most: number): Promise<number> => {
  const { rows } = await sql<{ hash: string }>`
    delete from files where (account_id, hash) in (
      select f.account_id, f.hash from files f
      where f.touched_at < ${before} and not exists (
        select 1 from documents d
        where d.account_id = f.account_id and d.collection = 'entries' and d.body->'attachments' <> '[]'::jsonb
          and d.body->'attachments' @> jsonb_build_array(jsonb_build_object('hash', f.hash))
      )
      limit ${most}
    ) returning hash
  `.execute(db)
  return rows.length
}
