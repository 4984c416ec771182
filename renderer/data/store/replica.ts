import type { Checkpoint } from '../../../core/domain/checkpoint.ts'
import type { Change, CollectionName } from '../../../core/domain/collections.ts'
import type { Ref } from '../../../core/intents/work.ts'
import type { Lookup } from './lookup.ts'

/** What a lookup found. `complete`: there is no more than this. */
export type Found = { documents: readonly Change['document'][]; complete: boolean }

/** What may leave the device: of closed sessions of others that were last changed before `since`. */
export type LetGo = {
  personId: string
  since: number
  /** So many of those that were fetched last stay. */
  keepFetched: number
  /** Sessions that stay in any case: looked at, or with something of this device not sent yet. */
  except: readonly string[]
}

/**
 * The pulled state on disk.
 *
 * One writer at a time; what is written is there for every reading that begins afterwards. All of it can be pulled
 * again, so that it is stored without waiting for the disk to have it.
 */
export type Replica = {
  /** How far it reached when it was opened; rev 0 for a new one. */
  head: Checkpoint
  /** Whether it had ever reached the server's head when it was opened. */
  synced: boolean
  markSynced(): Promise<void>
  findMany(refs: readonly Ref[]): Promise<ReadonlyMap<string, Change['document']>>
  /** The documents of a list. They may have changed since, so that they are to be looked at again by its rule. */
  list(lookup: Lookup): Promise<Found>
  /** Documents of a collection behind `after`, '' for the first: about `limit`; `next` is null behind the last. */
  page(
    collection: CollectionName,
    after: string,
    limit: number,
  ): Promise<{ changes: Change[]; next: string | null }>
  /**
   * Stores documents, and with them that everything up to `head` is stored. A newer version is never replaced by an older.
   *
   * @param left sessions of which the server has kept documents back
   */
  write(changes: readonly Change[], head: Checkpoint, left?: readonly string[]): Promise<void>
  /** Stores what lies with a session; with the last of it the session is whole, and fetched at that time. */
  fill(sessionId: string, changes: readonly Change[], at: number | null): Promise<void>
  /** Whether all that lies with a session is here; null for one that is not known. */
  isWhole(sessionId: string): Promise<boolean | null>
  /** Sessions that have to be whole on this person's device and are not. */
  lacking(personId: string): Promise<string[]>
  /** Lets go of what need not be here; gives back how many sessions are no longer whole. */
  letGo(rule: LetGo): Promise<number>
  close(): Promise<void>
  remove(): Promise<void>
}
