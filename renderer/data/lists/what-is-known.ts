import type { Checkpoint } from '../../../core/domain/document/checkpoint.ts'
import type { Change, CollectionName } from '../../../core/domain/shapes/collections.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import type { RequestIntent } from '../../../core/intents/intent.ts'
import type { View } from '../../../core/intents/defining/work.ts'
import type { Readable } from '../contract/desk.ts'
import type { Foreseen } from '../outbox/overlay.ts'
import type { Replica } from '../store/replica/replica.ts'

export type AnyDocument = Change['document']

/** What a list puts on top of the replica's answer, by id. */
export type Patches = {
  arrived: ReadonlyMap<string, AnyDocument>
  own: ReadonlyMap<string, AnyDocument>
}

/** A list that is on screen. */
export type Watcher = {
  collection: CollectionName
  /** A document from the replica's answer, if this list has it. */
  find(id: string): AnyDocument | undefined
  /** Its collection's patches changed. */
  refresh(): void
  /** Documents of its collection were stored; resolves when the list has what the replica now contains. */
  settle(changes: readonly AnyDocument[]): Promise<void>
}

/**
 * Everything this device knows: stored documents, documents that have arrived and are being stored, and this device's
 * own intents applied on top.
 *
 * Arrived documents are shown immediately and stored afterwards; `head` is how far they reach. Documents and overlay
 * change together, so nothing flickers: an accepted intent leaves the overlay the moment its outcome appears.
 */
export type LocalState = {
  head(): number
  /** The same as a checkpoint in its history, for requests to the server. */
  checkpoint(): Checkpoint
  /** True while nothing is stored and nothing has arrived, so every list is empty. */
  isEmpty(): boolean
  view: View
  /** A pulled document, if it happens to be in memory. */
  peek(collection: CollectionName, id: string): AnyDocument | undefined
  pendingKeys: Readable<ReadonlySet<string>>
  patches(collection: CollectionName): Patches
  watch(watcher: Watcher): () => void
  replica: Replica
  /** Decides the way the server would. */
  foresee(intent: RequestIntent): Promise<Result<Foreseen>>
  /** Shows the outcome of an intent just appended to the log. */
  show(foreseen: Foreseen): void
  /** The log changed other than by appending: verdicts arrived, numbers changed. */
  intentsChanged(): void
  /**
   * While intents are being sent the overlay stays frozen, because arriving documents may already contain their outcome
   * and would get it twice.
   */
  sending(isSending: boolean): void
  /**
   * Takes in documents up to `reached`. With `complete: false`, more have to follow before they form a whole; until
   * then the overlay stays frozen.
   */
  arrive(
    changes: readonly Change[],
    reached: Checkpoint,
    options: { complete: boolean; left?: readonly string[] },
  ): void
  /** Stores and shows a session's contents as fetched from the server; `isLast`: the session is now complete. */
  fill(sessionId: string, changes: readonly Change[], options: { isLast: boolean }): Promise<void>
  /** True once at most `batches` of what has arrived still have to be stored; false if it is closed before. */
  stored(batches: number): Promise<boolean>
  /** Resolves when `head` has reached `rev`. */
  reached(rev: number): Promise<void>
  close(): Promise<void>
}
