import { isSameCheckpoint, nothingYet, type Checkpoint } from '../../core/domain/checkpoint.ts'
import type { Change } from '../../core/domain/collections.ts'
import { limits, type PushOf } from '../../core/protocol/messages.ts'
import { changesAfter, headOf } from '../store/change-log.ts'
import type { Database } from '../store/database.ts'
import type { Committed } from './settle.ts'

/** Documents of one live message; a desk that is further behind pulls. */
const liveDocuments = 500

/** Whether changes may travel in one message. */
const fits = (changes: readonly Change[]): boolean => JSON.stringify(changes).length <= limits.pullBytes

/** How long the news of an own commit may take from the database's answer to here. Milliseconds. */
const ownGrace = 100

/** Live changes of the accounts that have a desk connected to this process. */
export type Live = {
  /** Starts following an account: its desks are told everything from `told` on. */
  follow(accountId: string): Promise<void>
  /** How far the desks of a followed account have been told. */
  told(accountId: string): Checkpoint
  /** Stops following: the last desk of the account has gone. */
  leave(accountId: string): void
  /** A transaction of this process committed. */
  committed(commit: Committed): void
  /** An account reached a rev. `own`: it was this process, so `committed` is about to say it with documents. */
  nudge(accountId: string, rev: number, own: boolean): void
  /** Messages may have been missed: looks at every followed account. */
  catchUpAll(): void
}

type Feed = { emitted: Checkpoint; ready: Promise<void>; catchingUp: boolean; wanted: number; desks: number }

/**
 * Tells desks of changes once and in rev order, whichever process made them.
 *
 * A commit of this process goes out from memory when it is the next rev; anything else is read from the log from
 * where the last message ended, so a burst becomes one message and nothing is told twice. While the process is deaf
 * nothing goes out from memory: what is read is told once everyone who would hear it was looked up after that.
 */
export const createLive = (parts: {
  db: Database
  emit: (accountId: string, message: PushOf<'sync:changed'>) => void
  /** What the desks of an account were told is no part of its history: they have to connect again. */
  parted: (accountId: string) => void
  /** True while this process may not hear that someone's access was taken away. */
  isDeaf: () => boolean
  /** Resolves when every desk of an account was found to be allowed to stay, or cut. */
  confirm: (accountId: string) => Promise<void>
  onError: (error: unknown) => void
}): Live => {
  const feeds = new Map<string, Feed>()

  const send = (accountId: string, feed: Feed, reached: Checkpoint, changes: readonly Change[]): void => {
    parts.emit(accountId, { previous: feed.emitted, reached, changes: [...changes] })
    feed.emitted = reached
  }

  /** Tells how far things are and nothing of what changed: a rev that is too large is pulled, in parts. */
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
        // A commit of our own may have gone out from memory while this was read.
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
      // The notification often overtakes the commit's own answer; reading what is in memory anyway would cost every commit.
      else setTimeout(() => want(accountId, rev), ownGrace).unref()
    },
    catchUpAll() {
      for (const accountId of feeds.keys()) want(accountId, Number.MAX_SAFE_INTEGER)
    },
  }
}
