import type { FileType } from '../../../core/domain/files/attachment.ts'

/**
 * A file's status. `draft`: belongs to something not sent yet. `waiting`: an entry refers to it, and it has to be
 * uploaded. `sent`: the server has it, so it can be fetched again.
 */
export type FileStand = 'draft' | 'waiting' | 'sent'

/** What a device knows about a file whose bytes it has. Times are in milliseconds of the device's clock. */
export type FileRecord = {
  /** SHA-256 of its bytes. */
  hash: string
  type: FileType
  bytes: number
  stand: FileStand
  /** Created on this device, not fetched. */
  own: boolean
  keptAt: number
  /** Roughly when it was last shown. */
  usedAt: number
}

export type FileBody = Uint8Array<ArrayBuffer>

/**
 * One person's files on this device. When a promise resolves, the change is on disk.
 *
 * A record exists exactly when its bytes do.
 */
export type FileShelf = {
  list(): Promise<FileRecord[]>
  /** Null for a file that isn't here. */
  read(hash: string): Promise<FileBody | null>
  put(record: FileRecord, body: FileBody): Promise<void>
  /** Replaces records of files that are here. */
  change(records: readonly FileRecord[]): Promise<void>
  remove(hashes: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** Opens the shelf of that name; empty if there is none. */
export type OpenFileShelf = (name: string) => Promise<FileShelf>
