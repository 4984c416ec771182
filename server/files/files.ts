import { createHash } from 'node:crypto'
import { byteSize } from '../../core/domain/text/byte-size.ts'
import {
  chunkCount,
  chunkRange,
  imageLimits,
  isImageType,
  type FileType,
} from '../../core/domain/files/attachment.ts'
import { checkKept } from '../../core/domain/files/image-file.ts'
import { canWork } from '../../core/domain/people/person.ts'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'
import { day } from '../../core/domain/time/durations.ts'
import type { FileStatus } from '../../core/protocol/files.ts'
import type { Authorized } from '../auth/auth-parts.ts'
import type { Quotas } from '../quotas/quotas.ts'
import type { DatabaseOf } from '../store/account-databases.ts'
import { createAccountLine } from '../store/account-line.ts'
import {
  beginFile,
  begunBytes,
  ChunkGone,
  chunksOf,
  completeFile,
  findFile,
  lockBeginning,
  putChunk,
  readChunks,
  removeFile,
  storedBytes,
  touchFile,
  type FileKey,
  type FileShape,
} from '../store/file-store.ts'
import { inTransaction } from '../store/transaction.ts'

/** One part of a file, with the declared hash, size and type of the whole. */
export type FileChunk = { hash: string; type: FileType; bytes: number; index: number; body: Buffer }

/**
 * The files of entries. The account always comes from `by`. Identical files in two accounts are stored separately, so
 * no one can find out what another account has.
 */
export type Files = {
  /** A file that is unknown and one with no chunks yet get the same answer. */
  status(by: Authorized, hash: string): Promise<FileStatus>
  /** Safe to repeat, in any order. `forbidden`, `bad_request`, `too_large` (in pixels), `quota_reached`. */
  put(by: Authorized, chunk: FileChunk): Promise<Result<FileStatus>>
  /** `not_found` until the file is complete. Its parts are read as they are asked for, without a connection in between. */
  read(by: Authorized, hash: string): Promise<Result<FileShape & { parts: AsyncIterable<Buffer> }>>
}

/** How many files of one workspace may wait to be begun, or measured, before more is told to come back later. */
const mostWaiting = 200
/** How many whole files of one workspace are measured at once; the rest wait. */
const measuredAtOnce = 2
/** How often a part is stored again because its file was removed, or begun differently, at the same moment. */
const mostTries = 3

const complete: FileStatus = { complete: true, chunks: [] }
const notHere = fail('not_found', 'This file isn’t on the server yet.')
const viewersRead = fail('forbidden', 'Viewers can’t add files. Ask an admin to change your role.')
const tooLargeImage = fail(
  'too_large',
  `Images are stored with up to ${byteSize(imageLimits.bytes)}. Attach it as a file instead.`,
)
const wrongChunk = fail('bad_request', 'This part of the file has the wrong length.')
const otherFile = fail('bad_request', 'The file arrived damaged and wasn’t saved. Add it again.')

const noRoom = (most: number) =>
  fail(
    'quota_reached',
    `Your workspace has reached this server’s limit of ${byteSize(most)} for files. This file stays on your device. Ask an admin to raise the limit.`,
  )

const enoughForToday = (most: number) =>
  fail(
    'quota_reached',
    `You’ve reached this server’s limit of ${byteSize(most)} of files a day. This file stays on your device and sends automatically within a day.`,
  )

/** Builds file storage on top of the store. `clock` is in milliseconds. */
export const createFiles = (parts: {
  databaseOf: DatabaseOf
  clock: () => number
  quotas: Pick<Quotas, 'workspaceFileBytes' | 'personDailyFileBytes'>
}): Files => {
  const { databaseOf, clock, quotas } = parts

  const keyOf = (by: Authorized, hash: string): FileKey => ({ accountId: by.accountId, hash })

  /** New files of a workspace are begun one after another; those that wait hold no connection. */
  const beginning = createAccountLine({ atOnce: 1, mostWaiting })
  const measuring = createAccountLine({ atOnce: measuredAtOnce, mostWaiting })

  /** Whether a file is begun as it is declared now, with room for it, and complete. */
  const begin = async (
    by: Authorized,
    key: FileKey,
    said: FileShape,
  ): Promise<Result<{ complete: boolean }>> => {
    const isThere = (file: (FileShape & { complete: boolean }) | null) =>
      file !== null && (file.complete || (file.type === said.type && file.bytes === said.bytes))
    const db = databaseOf(key.accountId)
    const known = await findFile(db, key)
    if (known !== null && isThere(known)) return succeed({ complete: known.complete })
    const { accountId, personId } = by
    return beginning(accountId, async () =>
      inTransaction(db, async (trx): Promise<Result<{ complete: boolean }>> => {
        await lockBeginning(trx, accountId)
        const before = await findFile(trx, key, { lock: true })
        if (before !== null && isThere(before)) return succeed({ complete: before.complete })
        // Someone else declared the same bytes wrongly. Let whoever is right finish.
        if (before !== null) await removeFile(trx, key, before.stamp)
        const taken = await storedBytes(trx, accountId)
        if (taken + said.bytes > quotas.workspaceFileBytes) return noRoom(quotas.workspaceFileBytes)
        const begun = await begunBytes(trx, { accountId, personId, after: new Date(clock() - day) })
        if (begun + said.bytes > quotas.personDailyFileBytes)
          return enoughForToday(quotas.personDailyFileBytes)
        await beginFile(trx, key, { ...said, personId, at: new Date(clock()) })
        return succeed({ complete: false })
      }),
    )
  }

  /** The file's hash and length, and the bytes themselves of an image; null if it was removed meanwhile. */
  const measure = async (key: FileKey, { type, bytes }: FileShape) => {
    const digest = createHash('sha256')
    const kept: Buffer[] = []
    let length = 0
    try {
      for await (const part of readChunks(databaseOf(key.accountId), key, chunkCount(bytes))) {
        digest.update(part)
        length += part.length
        if (isImageType(type)) kept.push(part)
      }
    } catch (error) {
      if (error instanceof ChunkGone) return null
      throw error
    }
    return { hash: digest.digest('hex'), bytes: length, body: Buffer.concat(kept) }
  }

  /**
   * Whether the chunks match the declared hash, size and type. If not, all of them are dropped, because we can't tell which one is
   * wrong. Null if they changed meanwhile. Measured here and piece by piece: as one statement, 25 MB would keep a connection, and
   * PostgreSQL the whole file in memory.
   */
  const finish = async (
    key: FileKey,
    chunk: FileChunk,
    stamp: string,
  ): Promise<Result<FileStatus> | null> => {
    const { type } = chunk
    const db = databaseOf(key.accountId)
    if ((await findFile(db, key))?.stamp !== stamp) return null
    const measured = await measure(key, chunk)
    if (measured === null) return null
    const isWhole = measured.hash === chunk.hash && measured.bytes === chunk.bytes
    // Only images are ever drawn, so only they have to be what they claim.
    const kept = isImageType(type) ? checkKept(type, measured.body) : succeed(undefined)
    const checked = isWhole ? kept : otherFile
    if (checked.ok)
      return (await completeFile(db, key, { stamp, at: new Date(clock()) })) ? succeed(complete) : null
    return (await removeFile(db, key, stamp)) ? checked : null
  }

  const statusOf = async (key: FileKey): Promise<FileStatus> => {
    const db = databaseOf(key.accountId)
    const file = await findFile(db, key)
    if (file === null) return { complete: false, chunks: [] }
    if (file.complete) return complete
    const chunks = await chunksOf(db, key)
    // All of them, and not complete: whoever measured them was interrupted. Sending the last again has them measured.
    return { complete: false, chunks: chunks.slice(0, chunkCount(file.bytes) - 1) }
  }

  return {
    status: async (by, hash) => statusOf(keyOf(by, hash)),

    async put(by, chunk) {
      if (!canWork(by.person)) return viewersRead
      if (isImageType(chunk.type) && chunk.bytes > imageLimits.bytes) return tooLargeImage
      const { start, end } = chunkRange(chunk.bytes, chunk.index)
      if (chunk.body.length !== end - start) return wrongChunk
      const key = keyOf(by, chunk.hash)
      const { type, bytes, index, body } = chunk
      const db = databaseOf(key.accountId)
      for (let tries = 0; tries < mostTries; tries += 1) {
        const begun = await begin(by, key, { type, bytes })
        if (!begun.ok) return begun
        const at = new Date(clock())
        if (begun.value.complete) {
          await touchFile(db, key, at)
          return succeed(complete)
        }
        const stored = await db.transaction().execute(async (trx) => {
          const stamp = await putChunk(trx, key, { type, bytes, index, body, at })
          return stamp === null ? null : { stamp, chunks: await chunksOf(trx, key) }
        })
        if (stored === null) continue
        if (stored.chunks.length < chunkCount(bytes))
          return succeed({ complete: false, chunks: stored.chunks })
        const finished = await measuring(by.accountId, async () => finish(key, chunk, stored.stamp))
        // Someone else's chunk came after this one, and has them all measured.
        return finished ?? succeed(await statusOf(key))
      }
      return succeed(await statusOf(key))
    },

    async read(by, hash) {
      const key = keyOf(by, hash)
      const db = databaseOf(key.accountId)
      const file = await findFile(db, key)
      if (file === null || !file.complete) return notHere
      const { type, bytes } = file
      return succeed({ type, bytes, parts: readChunks(db, key, chunkCount(bytes)) })
    },
  }
}
