import type { ImageType } from '../../../core/domain/attachment.ts'

/**
 * Where a file stands: `draft` belongs to something that is not sent yet, `waiting` is referred to and has to get to
 * the server, `sent` is there, so that it can be had again.
 */
export type FileStand = 'draft' | 'waiting' | 'sent'

/** What a device knows of a file whose bytes it has. Times are milliseconds of the device's clock. */
export type FileRecord = {
  /** SHA-256 of its bytes. */
  hash: string
  type: ImageType
  bytes: number
  stand: FileStand
  /** Made on this device, not fetched. */
  own: boolean
  keptAt: number
  /** When it was shown last, about. */
  usedAt: number
}

export type FileBody = Uint8Array<ArrayBuffer>

/**
 * The files of one person on this device. Whatever a promise resolves for is on the disk.
 *
 * A record is there exactly when its bytes are.
 */
export type FileShelf = {
  list(): Promise<FileRecord[]>
  /** Null for a file that is not here. */
  read(hash: string): Promise<FileBody | null>
  put(record: FileRecord, body: FileBody): Promise<void>
  /** Replaces records of files that are here. */
  change(records: readonly FileRecord[]): Promise<void>
  remove(hashes: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** Opens the shelf of that name, empty when there is none. */
export type OpenFileShelf = (name: string) => Promise<FileShelf>
