import pLimit from 'p-limit'
import { isImageType, type Attachment, type FileType } from '../../../core/domain/files/attachment.ts'
import { checkKept } from '../../../core/domain/files/image-file.ts'
import { succeed, type Problem, type Result } from '../../../core/domain/document/problem.ts'
import { hour } from '../../../core/domain/time/durations.ts'
import { answered, fail } from '../../language/problems.ts'
import type { FileClient } from './file-client.ts'
import { orphans, toEvict } from './file-queue.ts'
import { createFileSender } from './file-sender.ts'
import type { FileBody, FileRecord, FileShelf } from './file-shelf.ts'
import type { OpenPicture } from './fit-image.ts'
import { prepareFile, type NamesForNameless, type SourceFile } from './prepare-file.ts'
import { hashOf } from './sha256.ts'
import { storageProblem } from '../contract/storage-problem.ts'

/** A file's status: on this device only, being sent, on the server, or unable to get there. */
export type FileProgress = 'device' | 'sending' | 'sent' | 'stuck'

/** One person's files on this device. */
export type Files = {
  /** Prepares a file and keeps it. It stays on this device until `commit`. */
  keep(file: SourceFile, otherwise: NamesForNameless): Promise<Result<Attachment>>
  /** These are referred to from now on and will be uploaded. Fails if one of them isn't on this device. */
  commit(hashes: readonly string[]): Promise<Result<void>>
  /**
   * From the device or else the server: `offline`, or `not_found` while no one has sent it. No image is passed on for
   * decoding that doesn't match its entry or claims to be larger than we allow: `bad_request`, `too_large`.
   */
  load(file: Pick<Attachment, 'hash' | 'type' | 'bytes'>): Promise<Result<Blob>>
  /** Null for one that isn't on this device. */
  progressOf(hash: string): FileProgress | null
  /** How much of a file being sent the server has, 0 to 1; 0 for any other. */
  shareOf(hash: string): number
  /** Why a file can't be uploaded. */
  problemOf(hash: string): Problem | null
  /** How many still have to be uploaded. */
  waiting(): number
  /** Checks what was sent from here again, or only these, because the server may have lost it; sends what is missing. */
  sendOwnAgain(only?: ReadonlySet<string>): Promise<void>
  /** Deletes what was pasted and never sent; `drafted` lists what drafts still use. */
  sweep(drafted: ReadonlySet<string>): Promise<void>
  /** The connection is back. */
  online(): void
  close(): Promise<void>
}

/** `usedAt` is saved at most this often, because it only decides what is removed first. Milliseconds. */
const noteUseEvery = hour

const gone = fail('not_found', 'A file is no longer on this device. Remove it, attach it again, then send.')

/** Files fetched at once. The server has eight for a person, on all their devices. */
const fetchedAtOnce = 4

/** Opens a person's files. `changed` is called with a file whose status or progress changed, null for all. */
export const openFiles = async (parts: {
  shelf: FileShelf
  client: FileClient
  openPicture: OpenPicture
  clock: () => number
  isOnline: () => boolean
  /** Whether someone is viewing it; then it isn't removed. */
  inUse: { has(hash: string): boolean }
  changed: (hash: string | null) => void
  onError: (error: unknown) => void
}): Promise<Files> => {
  const { shelf, client, clock } = parts
  const records = new Map((await shelf.list()).map((record) => [record.hash, record]))
  const fetching = new Map<string, Promise<Result<Blob>>>()
  const inLine = pLimit(fetchedAtOnce)

  /** One change at a time, each based on the result of the one before. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }
  const write = async (changed: readonly FileRecord[]): Promise<void> => {
    if (changed.length === 0) return
    await shelf.change(changed)
    for (const record of changed) {
      records.set(record.hash, record)
      parts.changed(record.hash)
    }
  }
  const patch = async (hash: string, values: Partial<FileRecord>): Promise<void> =>
    inTurn(async () => {
      const record = records.get(hash)
      if (record !== undefined) await write([{ ...record, ...values }])
    })
  const remove = async (hashes: readonly string[]): Promise<void> => {
    if (hashes.length === 0) return
    await shelf.remove(hashes)
    for (const hash of hashes) records.delete(hash)
  }
  const makeRoom = (): void => {
    inTurn(async () => remove(toEvict(records.values(), parts.inUse))).catch(parts.onError)
  }

  /** A body that can't be read is as good as gone; the server may have it. */
  const read = async (hash: string): Promise<FileBody | null> =>
    shelf.read(hash).catch((error: unknown) => {
      parts.onError(error)
      return null
    })

  /** Stores a file that isn't here yet. If the disk is full, first removes files that the server has too. */
  const put = async (record: FileRecord, body: FileBody): Promise<Result<void>> =>
    inTurn(async () => {
      const known = records.get(record.hash)
      if (known !== undefined) {
        await write([{ ...known, keptAt: record.keptAt, usedAt: record.usedAt }])
        return succeed(undefined)
      }
      try {
        await shelf.put(record, body)
      } catch (error) {
        try {
          await remove(toEvict(records.values(), parts.inUse, 0))
          await shelf.put(record, body)
        } catch {
          parts.onError(error)
          return { ok: false as const, problem: storageProblem(error) }
        }
      }
      records.set(record.hash, record)
      parts.changed(record.hash)
      makeRoom()
      return succeed(undefined)
    })

  const sender = createFileSender({
    client,
    clock,
    isOnline: parts.isOnline,
    records,
    // A failed read is retried, because the file may still be there.
    read: async (hash) => shelf.read(hash),
    sent: async (hash) => patch(hash, { stand: 'sent' }),
    lost: async (hash) => inTurn(async () => remove([hash])),
    changed: parts.changed,
    onError: parts.onError,
  })

  const fetchNow = async (hash: string, type: FileType, expected: number): Promise<Result<Blob>> => {
    const answer = await client.get({ hash, bytes: expected })
    if (!answer.ok) return answer
    const body = answer.value
    if ((await hashOf(body)) !== hash) return fail('internal', 'The file arrived damaged. Try again.')
    const checked = isImageType(type) ? answered(checkKept(type, body)) : succeed(undefined)
    if (!checked.ok) return checked
    const now = clock()
    const at = { keptAt: now, usedAt: now }
    // A device without room shows it anyway.
    await put({ hash, type, bytes: body.length, stand: 'sent', own: false, ...at }, body)
    return succeed(new Blob([body], { type }))
  }

  makeRoom()
  return {
    async keep(file, otherwise) {
      const prepared = await prepareFile(file, otherwise, parts.openPicture)
      if (!prepared.ok) return prepared
      const { attachment, body } = prepared.value
      const { hash, type, bytes } = attachment
      const now = clock()
      const record = { hash, type, bytes, stand: 'draft' as const, own: true, keptAt: now, usedAt: now }
      const kept = await put(record, body)
      return kept.ok ? succeed(attachment) : kept
    },

    async commit(hashes) {
      if (hashes.length === 0) return succeed(undefined)
      return inTurn(async () => {
        const named = hashes.map((hash) => records.get(hash)).filter((record) => record !== undefined)
        if (named.length < hashes.length) return gone
        const drafts = named.filter(({ stand }) => stand === 'draft')
        try {
          await write(drafts.map((record) => ({ ...record, stand: 'waiting' as const })))
        } catch (error) {
          parts.onError(error)
          return { ok: false as const, problem: storageProblem(error) }
        }
        sender.run()
        return succeed(undefined)
      })
    },

    async load({ hash, type, bytes }) {
      const record = records.get(hash)
      const body = record === undefined ? null : await read(hash)
      if (record !== undefined && body !== null) {
        const now = clock()
        // What was created here was also drawn here.
        const checked =
          record.own || !isImageType(type) ? succeed(undefined) : answered(checkKept(type, body))
        if (!checked.ok) return checked
        if (record.usedAt < now - noteUseEvery) patch(hash, { usedAt: now }).catch(parts.onError)
        return succeed(new Blob([body], { type }))
      }
      if (!parts.isOnline())
        return fail('offline', 'This file isn’t on this device yet. It loads when you’re back online.')
      const running =
        fetching.get(hash) ??
        inLine(async () => fetchNow(hash, type, bytes)).finally(() => fetching.delete(hash))
      fetching.set(hash, running)
      return running
    },

    progressOf(hash) {
      const record = records.get(hash)
      if (record === undefined) return null
      if (record.stand === 'sent') return 'sent'
      if (sender.problemOf(hash) !== null) return 'stuck'
      return sender.sending() === hash ? 'sending' : 'device'
    },
    shareOf: (hash) => (sender.sending() === hash ? sender.share() : 0),
    problemOf: sender.problemOf,
    waiting: () => [...records.values()].filter(({ stand }) => stand === 'waiting').length,

    async sendOwnAgain(only) {
      await inTurn(async () => {
        const own = [...records.values()].filter(
          ({ own: isOwn, stand, hash }) =>
            isOwn && stand === 'sent' && (only === undefined || only.has(hash)),
        )
        await write(own.map((record) => ({ ...record, stand: 'waiting' as const })))
      })
      sender.run()
    },
    sweep: async (drafted) => inTurn(async () => remove(orphans(records.values(), drafted, clock()))),
    online: sender.retry,
    async close() {
      sender.close()
      await turn
      await shelf.close()
    },
  }
}
