import type { Checkpoint } from '../../../../core/domain/document/checkpoint.ts'
import type { Change, CollectionName } from '../../../../core/domain/shapes/collections.ts'
import type { Ref } from '../../../../core/intents/defining/work.ts'
import type { Lookup } from './lookup.ts'

/** What a lookup found. `complete`: there is no more than this. */
export type Found = { documents: readonly Change['document'][]; complete: boolean }

/** What may be evicted from the device: contents of other people's closed sessions last changed before `since`. */
export type LetGo = {
  personId: string
  since: number
  /** How many of the most recently fetched sessions stay. */
  keepFetched: number
  /** Sessions that stay in any case: being viewed, or with changes on this device not sent yet. */
  except: readonly string[]
}

/**
 * The pulled state on disk.
 *
 * Only one writer at a time; every read that starts after a write sees it. Everything can be pulled again, so writes
 * don't wait for the disk.
 */
export type Replica = {
  /** How far it reached when it was opened; rev 0 for a new one. */
  head: Checkpoint
  /** Whether it had ever reached the server's head when it was opened. */
  synced: boolean
  markSynced(): Promise<void>
  findMany(refs: readonly Ref[]): Promise<ReadonlyMap<string, Change['document']>>
  /** A list's documents. They may have changed since, so check them against its rule again. */
  list(lookup: Lookup): Promise<Found>
  /** Documents of a collection after `after` ('' to start): about `limit`; `next` is null after the last. */
  page(
    collection: CollectionName,
    after: string,
    limit: number,
  ): Promise<{ changes: Change[]; next: string | null }>
  /** Takes documents under a number, while others are still being stored: writing them then takes less. */
  stage(id: number, changes: readonly Change[]): Promise<void>
  /**
   * Stores the documents that were taken under these numbers, along with the fact that everything up to `head` is stored.
   * Never replaces a newer version with an older one. If it fails, the documents stay there.
   *
   * @param left sessions some of whose documents the server left out
   */
  write(ids: readonly number[], head: Checkpoint, left?: readonly string[]): Promise<void>
  /** Stores a session's contents; after the last of them the session is complete, as of that time. */
  fill(sessionId: string, changes: readonly Change[], at: number | null): Promise<void>
  /** Whether all of a session's contents are here; null if the session is unknown. */
  isWhole(sessionId: string): Promise<boolean | null>
  /** Whether all contents of all sessions are here. */
  holdsAll(): Promise<boolean>
  /** Sessions that must be complete on this person's device and aren't. */
  lacking(personId: string): Promise<string[]>
  /** Evicts what needn't be here; returns how many sessions are no longer complete. */
  letGo(rule: LetGo): Promise<number>
  close(): Promise<void>
  remove(): Promise<void>
}
