import { isSameCheckpoint, nothingYet, type Checkpoint } from '../../core/domain/document/checkpoint.ts'
import type { Change } from '../../core/domain/shapes/collections.ts'
import { limits, type PushOf } from '../../core/protocol/messages.ts'
import { changesAfter, headOf } from '../store/change-log.ts'
import type { Database } from '../store/database.ts'
import type { Committed } from '../deciding/settle.ts'

/** The most documents in one live message; a desk that is further behind pulls. */
const liveDocuments = 500

/** Whether changes fit into one message. */
const fits = (changes: readonly Change[]): boolean => JSON.stringify(changes).length <= limits.pullBytes

/** How long to wait for our own commit's answer when its notification arrives first. Milliseconds. */
const ownGrace = 100

/** Live changes for accounts with a desk connected to this process. */
export type Live = {
  /** Starts following an account: its desks receive everything after `told`. */
  follow(accountId: string): Promise<void>
  /** How far the desks of a followed account have been told. */
  told(accountId: string): Checkpoint
  /** Stops following, because the account's last desk has disconnected. */
  leave(accountId: string): void
  /** This process committed a transaction. */
  committed(commit: Committed): void
  /** An account reached a rev. `own`: this process made it, so `committed` is about to be called with the documents. */
  nudge(accountId: string, rev: number, own: boolean): void
  /** Messages may have been missed: checks every followed account. */
  catchUpAll(): void
}

type Feed = { emitted: Checkpoint; ready: Promise<void>; catchingUp: boolean; wanted: number; desks: number }

/**
 * Tells desks about changes exactly once and in rev order, whichever process made them.
 *
 * A commit of this process goes out from memory if it is the next rev. Anything else is read from the log, starting
 * where the last message ended, so a burst becomes one message and nothing is sent twice. While the process is deaf,
 * nothing goes out from memory: changes are read from the log, and sent only after everyone who would receive them has
 * been checked for access.
 */
export const createLive = (parts: {
  db: Database
  emit: (accountId: string, message: PushOf<'sync:changed'>) => void
  /** What we told an account's desks isn't part of its history: they must reconnect. */
  parted: (accountId: string) => void
  /** True while this process may not hear that someone lost access. */
  isDeaf: () => boolean
  /** Resolves when each of an account's desks has either been confirmed or disconnected. */
  confirm: (accountId: string) => Promise<void>
  onError: (error: unknown) => void
}): Live => {
  const feeds = new Map<string, Feed>()

  const send = (accountId: string, feed: Feed, reached: Checkpoint, changes: readonly Change[]): void => {
    parts.emit(accountId, { previous: feed.emitted, reached, changes: [...changes] })
    feed.emitted = reached
  }

  /** Announces the new head without the changes: a rev that is too large is pulled in parts. */
  const point = async (accountId: string, feed: Feed): Promise<void> => {
    const head = await headOf(parts.db, accountId)
    if (head === null || head.rev <= feed.emitted.rev) return
    parts.emit(accountId, { previous: head, reached: head, changes: [] })
    feed.emitted = head
  }

  const catchUp = async (accountId: string, feed: Feed): Promise<void> => {
    if (feed.catchingUp) return
    feed.catchingUp = true
    try {
      await feed.ready
      while (feed.emitted.rev < feed.wanted && feeds.get(accountId) === feed) {
        const from = feed.emitted
        const batch = await changesAfter(parts.db, accountId, from, liveDocuments)
        if (parts.isDeaf()) await parts.confirm(accountId)
        // Our own commit may have gone out from memory while this was being read.
        if (feed.emitted !== from) continue
        if (batch === null) {
          feeds.delete(accountId)
          parts.parted(accountId)
          break
        }
        if (batch.part === undefined && batch.reached.rev <= from.rev) {
          feed.wanted = from.rev
          break
        }
        if (batch.part === undefined && fits(batch.changes))
          send(accountId, feed, batch.reached, batch.changes)
        else await point(accountId, feed)
      }
    } catch (error) {
      parts.onError(error)
    } finally {
      feed.catchingUp = false
    }
    if (feed.emitted.rev < feed.wanted && feeds.get(accountId) === feed) {
      setTimeout(() => void catchUp(accountId, feed), 200).unref()
    }
  }

  const want = (accountId: string, rev: number): void => {
    const feed = feeds.get(accountId)
    if (feed === undefined || rev <= feed.emitted.rev) return
    feed.wanted = Math.max(feed.wanted, rev)
    void catchUp(accountId, feed)
  }

  return {
    async follow(accountId) {
      let feed = feeds.get(accountId)
      if (feed === undefined) {
        const started: Feed = {
          emitted: nothingYet,
          ready: Promise.resolve(),
          catchingUp: false,
          wanted: 0,
          desks: 0,
        }
        started.ready = headOf(parts.db, accountId).then((head) => {
          if (head !== null && head.rev > started.emitted.rev) started.emitted = head
        })
        feeds.set(accountId, started)
        feed = started
      }
      feed.desks += 1
      try {
        await feed.ready
      } catch (error) {
        feeds.delete(accountId)
        throw error
      }
    },
    told: (accountId) => feeds.get(accountId)?.emitted ?? nothingYet,
    leave(accountId) {
      const feed = feeds.get(accountId)
      if (feed === undefined) return
      feed.desks -= 1
      if (feed.desks <= 0) feeds.delete(accountId)
    },
    committed({ accountId, previous, reached, changes }) {
      const feed = feeds.get(accountId)
      if (feed === undefined || reached.rev <= feed.emitted.rev) return
      const joins = feed.emitted.rev !== 0 && isSameCheckpoint(previous, feed.emitted)
      if (joins && !parts.isDeaf() && fits(changes)) send(accountId, feed, reached, changes)
      else want(accountId, reached.rev)
    },
    nudge(accountId, rev, own) {
      if (!own) want(accountId, rev)
      // The notification often arrives before the commit's own answer. Wait briefly, or every commit would cost a read
      // of what we already have in memory.
      else setTimeout(() => want(accountId, rev), ownGrace).unref()
    },
    catchUpAll() {
      for (const accountId of feeds.keys()) want(accountId, Number.MAX_SAFE_INTEGER)
    },
  }
}
