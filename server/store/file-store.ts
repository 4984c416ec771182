import { sql } from 'kysely'
import { FileType } from '../../core/domain/files/attachment.ts'
import type { Database, Trx } from './database.ts'

/** A file of an account. The same bytes in another account are a different file. */
export type FileKey = { accountId: string; hash: string }

/** The declared size and type of a file. */
export type FileShape = { type: FileType; bytes: number }

/** Starts a file, or locks one already started, until the transaction ends. Returns whether it is complete. */
export const beginFile = async (
  trx: Trx,
  key: FileKey,
  file: FileShape & { personId: string; at: Date },
): Promise<FileShape & { complete: boolean }> => {
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
    .onConflict((conflict) => conflict.columns(['account_id', 'hash']).doNothing())
    .execute()
  const row = await trx
    .selectFrom('files')
    .select(['type', 'bytes', 'complete_at'])
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { type: FileType.parse(row.type), bytes: row.bytes, complete: row.complete_at !== null }
}

/** Stores a chunk of a locked file; sending the same chunk again replaces it. */
export const putChunk = async (
  trx: Trx,
  key: FileKey,
  chunk: { index: number; body: Buffer; at: Date },
): Promise<void> => {
  await trx
    .insertInto('file_chunks')
    .values({ account_id: key.accountId, hash: key.hash, index: chunk.index, body: chunk.body })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'hash', 'index']).doUpdateSet({ body: chunk.body }),
    )
    .execute()
  await trx
    .updateTable('files')
    .set({ touched_at: chunk.at })
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .execute()
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

/** What the chunks add up to: SHA-256 of the whole in hexadecimal, its length, and with `body` the bytes themselves. */
export const measureFile = async (
  trx: Trx,
  key: FileKey,
  { body }: { body: boolean },
): Promise<{ hash: string; bytes: number; body: Buffer | null }> => {
  const { rows } = await sql<{ hash: string; bytes: number; body: Buffer | null }>`
    select encode(sha256(body), 'hex') as hash, length(body) as bytes, case when ${body} then body end as body
    from (select string_agg(body, ''::bytea order by index) as body
          from file_chunks where account_id = ${key.accountId} and hash = ${key.hash}) as whole
  `.execute(trx)
  const [measured] = rows
  if (measured === undefined) throw new Error('An aggregate always has a row.')
  return measured
}

/** Marks the file as complete, so that it can be read. */
export const completeFile = async (trx: Trx, key: FileKey, at: Date): Promise<void> => {
  await trx
    .updateTable('files')
    .set({ complete_at: at })
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .execute()
}

/** Deletes a file and its chunks. */
export const removeFile = async (trx: Trx, key: FileKey): Promise<void> => {
  await trx.deleteFrom('files').where('account_id', '=', key.accountId).where('hash', '=', key.hash).execute()
}

/** Upload progress of a file; null if the account doesn't have it. */
export const fileStatus = async (
  db: Database,
  key: FileKey,
): Promise<{ complete: boolean; chunks: number[] } | null> => {
  const row = await db
    .selectFrom('files')
    .select('complete_at')
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .executeTakeFirst()
  if (row === undefined) return null
  return row.complete_at === null
    ? { complete: false, chunks: await chunksOf(db, key) }
    : { complete: true, chunks: [] }
}

/** A complete file; null otherwise. */
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

/** Whether the account has this file, or has started it. */
export const hasFile = async (trx: Trx, key: FileKey): Promise<boolean> =>
  (await trx
    .selectFrom('files')
    .select('hash')
    .where('account_id', '=', key.accountId)
    .where('hash', '=', key.hash)
    .executeTakeFirst()) !== undefined

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
export const touchFile = async (trx: Trx, key: FileKey, at: Date): Promise<void> => {
  await trx
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
