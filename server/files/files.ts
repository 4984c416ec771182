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
import type { FileStatus } from '../../core/protocol/files.ts'
import type { Authorized } from '../auth/auth-parts.ts'
import { dayMs, type Quotas } from '../quotas/quotas.ts'
import type { Database, Trx } from '../store/database.ts'
import {
  beginFile,
  begunBytes,
  chunksOf,
  completeFile,
  fileStatus,
  hasFile,
  measureFile,
  putChunk,
  readFile,
  removeFile,
  storedBytes,
  touchFile,
  type FileKey,
} from '../store/file-store.ts'

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
  /** `not_found` until the file is complete. */
  read(by: Authorized, hash: string): Promise<Result<{ type: FileType; body: Buffer }>>
}

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
  db: Database
  clock: () => number
  quotas: Pick<Quotas, 'workspaceFileBytes' | 'personDailyFileBytes'>
}): Files => {
  const { db, clock, quotas } = parts

  const keyOf = (by: Authorized, hash: string): FileKey => ({ accountId: by.accountId, hash })

  /**
   * Whether the chunks match the declared hash, size and type. If not, all of them are dropped, because we can't tell
   * which one is wrong.
   */
  const finish = async (trx: Trx, key: FileKey, chunk: FileChunk): Promise<Result<FileStatus>> => {
    const { type } = chunk
    const { hash, bytes, body } = await measureFile(trx, key, { body: isImageType(type) })
    const isWhole = hash === chunk.hash && bytes === chunk.bytes
    // Only images are ever drawn, so only they have to be what they claim.
    const kept = isImageType(type) && body !== null ? checkKept(type, body) : succeed(undefined)
    const checked = isWhole ? kept : otherFile
    if (checked.ok) {
      await completeFile(trx, key, new Date(clock()))
      return succeed(complete)
    }
    await removeFile(trx, key)
    return checked
  }

  return {
    status: async (by, hash) => (await fileStatus(db, keyOf(by, hash))) ?? { complete: false, chunks: [] },

    async put(by, chunk) {
      if (!canWork(by.person)) return viewersRead
      if (isImageType(chunk.type) && chunk.bytes > imageLimits.bytes) return tooLargeImage
      const { start, end } = chunkRange(chunk.bytes, chunk.index)
      if (chunk.body.length !== end - start) return wrongChunk
      const key = keyOf(by, chunk.hash)
      const { type, bytes, index, body } = chunk
      // Not `inTransaction`: when the last chunk is rejected, the removal of the bad ones has to be committed.
      return db.transaction().execute(async (trx): Promise<Result<FileStatus>> => {
        const at = new Date(clock())
        const said = { type, bytes, personId: by.personId, at }
        if (!(await hasFile(trx, key))) {
          const taken = await storedBytes(trx, by.accountId)
          if (taken + bytes > quotas.workspaceFileBytes) return noRoom(quotas.workspaceFileBytes)
          const { accountId, personId } = by
          const begun = await begunBytes(trx, { accountId, personId, after: new Date(clock() - dayMs) })
          if (begun + bytes > quotas.personDailyFileBytes) return enoughForToday(quotas.personDailyFileBytes)
        }
        const begun = await beginFile(trx, key, said)
        if (begun.complete) {
          await touchFile(trx, key, at)
          return succeed(complete)
        }
        if (begun.type !== type || begun.bytes !== bytes) {
          // Someone else declared the same bytes wrongly. Let whoever is right finish.
          await removeFile(trx, key)
          await beginFile(trx, key, said)
        }
        await putChunk(trx, key, { index, body, at })
        const chunks = await chunksOf(trx, key)
        if (chunks.length === chunkCount(bytes)) return finish(trx, key, chunk)
        return succeed({ complete: false, chunks })
      })
    },

    async read(by, hash) {
      const file = await readFile(db, keyOf(by, hash))
      return file === null ? notHere : succeed(file)
    },
  }
}
