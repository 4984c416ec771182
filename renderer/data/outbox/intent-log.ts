import type { RxCollection } from 'rxdb/plugins/core'
import {
  ProblemKindSchema,
  Problem,
  succeed,
  type ProblemKind,
  type Result,
} from '../../../core/domain/document/problem.ts'
import { day } from '../../../core/domain/time/durations.ts'
import { inOwnWords, problem } from '../../language/problems.ts'
import type { Intent, RequestIntent, Verdict } from '../../../core/intents/intent.ts'
import type { IntentType } from '../../../core/intents/registry.ts'
import type { RejectedIntent } from '../contract/desk-state.ts'
import type { ShownIntent } from './overlay.ts'
import { putDocuments, storedById } from '../store/documents/put-documents.ts'
import { backOf, type StoredIntent } from '../store/documents/schemas.ts'

/** How long an accepted intent stays on the device, in case the server has to be told again. Milliseconds. */
const keptFor = 30 * day
/** Used instead of a number for a granted request, which was never in the queue. */
const granted = 0

/**
 * This device's intents: all of them on disk, and the relevant ones in memory.
 *
 * Every change is on disk when its promise resolves; memory follows the disk and never gets ahead of it.
 */
export type IntentLog = {
  deviceId(): string
  /** The number of the next intent. */
  nextSeq(): number
  /** Unanswered intents, and accepted ones above the rev given to `open`, in order. */
  shown(): readonly ShownIntent[]
  pending(): readonly Intent[]
  rejected(): readonly RejectedIntent[]
  append(intent: Intent): Promise<void>
  /** What became of an intent, as far as this device knows; null if it was never stored here. */
  outcomeOf(intentId: string): Promise<Result<void> | null>
  settle(verdicts: readonly Verdict[]): Promise<void>
  /** Removes accepted intents that the pulled state now includes, from memory only. */
  release(head: number): void
  discard(intentId: string): Promise<void>
  /** Stores a request that the server granted, only to resend it should the server lose it. */
  keepGranted(intent: RequestIntent, rev: number): Promise<void>
  /** What the server has accepted in the last 30 days, in its order. */
  acceptedIds(): Promise<string[]>
  /**
   * Makes accepted intents pending again, ahead of those already pending, all with new numbers under a new device id,
   * because the server's position for the old id no longer fits.
   */
  sendAgain(ids: readonly string[]): Promise<void>
  /** The server expects number `expected`: goes back to it, or renumbers under a new device id. */
  goBackTo(expected: number): Promise<void>
  /** Deletes answered intents older than 30 days. */
  prune(): Promise<void>
}

const intentOf = ({ id, seq, at, type, version, payload }: StoredIntent): Intent => ({
  id,
  seq,
  at,
  type,
  version,
  payload,
})

const shownOf = (stored: StoredIntent): ShownIntent =>
  stored.status === 'accepted'
    ? { intent: intentOf(stored), status: 'accepted', rev: stored.rev }
    : { intent: intentOf(stored), status: 'pending' }

const problemOf = (stored: StoredIntent): Problem => {
  const parsed = Problem.safeParse(JSON.parse(stored.problem === '' ? '{}' : stored.problem))
  return parsed.success
    ? inOwnWords(parsed.data)
    : problem('internal', 'The server rejected this, but the reason wasn’t saved.')
}

const rejectedOf = (stored: StoredIntent): RejectedIntent => ({
  id: stored.id,
  type: stored.type as IntentType,
  at: stored.at,
  payload: stored.payload,
  problem: problemOf(stored),
})

/** A newer server may reject for a reason this version doesn't know. */
const kindOf = (kind: string): ProblemKind => {
  const known = ProblemKindSchema.safeParse(kind)
  return known.success ? known.data : 'bad_request'
}

/** Why the server rejected an intent. */
export const rejectionOf = (verdict: Extract<Verdict, { status: 'rejected' }>): Problem => {
  const { id: _, status: __, kind, message, ...details } = verdict
  return { kind: kindOf(kind), message, ...details }
}

const settled = (stored: StoredIntent, verdict: Verdict): StoredIntent => {
  if (verdict.status === 'accepted') return { ...stored, status: 'accepted', rev: verdict.rev }
  return { ...stored, status: 'rejected', problem: JSON.stringify(rejectionOf(verdict)) }
}

const bySeq = (a: StoredIntent, b: StoredIntent): number => a.seq - b.seq

/** The order in which the server decided and will decide: accepted intents by rev, then the rest by number. */
const inOrder = (stored: Iterable<StoredIntent>): StoredIntent[] => {
  const rank = ({ status, rev }: StoredIntent) => (status === 'accepted' ? rev : Infinity)
  return [...stored].toSorted((a, b) => (rank(a) === rank(b) ? bySeq(a, b) : rank(a) - rank(b)))
}

const all = async (collection: RxCollection<StoredIntent>, selector: object): Promise<StoredIntent[]> => {
  const found = await collection.find({ selector }).exec()
  return found.map((document) => document.toMutableJSON())
}

/**
 * Opens the log.
 *
 * @param head rev that the pulled state has reached; accepted intents above it still have to be shown
 * @param keptDeviceId the saved device id; an interrupted renumbering left a newer one on the intents
 */
export const openIntentLog = async (
  collection: RxCollection<StoredIntent>,
  options: {
    head: number
    keptDeviceId: string | null
    newId: () => string
    keepDeviceId: (id: string) => Promise<void>
    now: () => number
  },
): Promise<IntentLog> => {
  const byId = new Map<string, StoredIntent>()
  const pending = await all(collection, { status: 'pending' })
  const accepted = await all(collection, { status: 'accepted', rev: { $gt: options.head } })
  const rejected = await all(collection, { status: 'rejected' })
  // Granted requests show up in the pulled data and need no overlay.
  const shownFirst = accepted.filter((stored) => stored.seq !== granted)
  for (const stored of [...pending, ...shownFirst, ...rejected]) byId.set(stored.id, stored)

  let deviceId = pending.toSorted(bySeq).at(-1)?.deviceId ?? options.keptDeviceId ?? options.newId()
  if (deviceId !== options.keptDeviceId) await options.keepDeviceId(deviceId)
  const [newest] = await collection
    .find({ selector: { deviceId }, sort: [{ deviceId: 'asc' }, { back: 'asc' }], limit: 1 })
    .exec()
  let lastSeq = newest?.seq ?? 0

  const put = async (changed: readonly StoredIntent[]): Promise<void> => {
    const known = await storedById(
      collection,
      changed.map((stored) => stored.id),
    )
    await putDocuments(collection, changed, { known })
    for (const stored of changed) {
      if (stored.status === 'discarded') byId.delete(stored.id)
      else byId.set(stored.id, stored)
    }
  }

  /** Makes intents pending under a new device id, numbered in the given order. */
  const renumber = async (again: readonly StoredIntent[]): Promise<void> => {
    const renamed = options.newId()
    // One commit: if interrupted, it leaves either all old numbers or all new ones.
    await put(
      again.map((stored, index) => ({
        ...stored,
        deviceId: renamed,
        seq: index + 1,
        back: backOf(index + 1),
        status: 'pending' as const,
        rev: 0,
      })),
    )
    deviceId = renamed
    lastSeq = again.length
    await options.keepDeviceId(renamed)
  }

  return {
    deviceId: () => deviceId,
    nextSeq: () => lastSeq + 1,
    shown: () =>
      inOrder(byId.values())
        .filter((stored) => stored.status !== 'rejected')
        .map(shownOf),
    pending: () =>
      inOrder(byId.values())
        .filter((stored) => stored.status === 'pending')
        .map(intentOf),
    rejected: () =>
      inOrder(byId.values())
        .filter((stored) => stored.status === 'rejected')
        .map(rejectedOf),
    async append(intent) {
      const stored: StoredIntent = {
        ...intent,
        deviceId,
        back: backOf(intent.seq),
        status: 'pending',
        rev: 0,
        problem: '',
      }
      await putDocuments(collection, [stored])
      lastSeq = Math.max(lastSeq, intent.seq)
      byId.set(stored.id, stored)
    },
    async outcomeOf(intentId) {
      const stored = byId.get(intentId) ?? (await all(collection, { id: intentId }))[0]
      if (stored === undefined) return null
      return stored.status === 'rejected' ? { ok: false, problem: problemOf(stored) } : succeed(undefined)
    },
    async settle(verdicts) {
      const changed = verdicts.flatMap((verdict) => {
        const stored = byId.get(verdict.id)
        return stored === undefined || stored.status === 'rejected' ? [] : [settled(stored, verdict)]
      })
      await put(changed)
    },
    release(head) {
      for (const stored of byId.values()) {
        if (stored.status === 'accepted' && stored.rev <= head) byId.delete(stored.id)
      }
    },
    async discard(intentId) {
      const stored = byId.get(intentId)
      if (stored?.status === 'rejected') await put([{ ...stored, status: 'discarded' }])
    },
    async keepGranted(intent, rev) {
      const stored: StoredIntent = {
        ...intent,
        seq: granted,
        deviceId: '',
        back: backOf(granted),
        status: 'accepted',
        rev,
        problem: '',
      }
      await putDocuments(collection, [stored])
    },
    async acceptedIds() {
      return inOrder(await all(collection, { status: 'accepted' })).map((stored) => stored.id)
    },
    async sendAgain(ids) {
      const lost = new Set(ids)
      const decided = await all(collection, { status: 'accepted' })
      const waiting = await all(collection, { status: 'pending' })
      await renumber(inOrder([...decided.filter((stored) => lost.has(stored.id)), ...waiting]))
    },
    async goBackTo(expected) {
      const later = await all(collection, { deviceId, back: { $lte: backOf(expected) } })
      const again = later
        .filter((stored) => stored.status === 'pending' || stored.status === 'accepted')
        .toSorted(bySeq)
      // A rejected intent isn't resent: the person has been told, and may have done it differently.
      const gapless = again.every((stored, index) => stored.seq === expected + index)
      if (gapless && again.length > 0) {
        await put(again.map((stored) => ({ ...stored, status: 'pending' as const, rev: 0 })))
        return
      }
      await renumber(again)
    },
    async prune() {
      const old = options.now() - keptFor
      const answered = [
        ...(await all(collection, { status: 'accepted' })),
        ...(await all(collection, { status: 'discarded' })),
      ]
      const ids = answered
        .filter((stored) => stored.at < old && stored.seq < lastSeq && !byId.has(stored.id))
        .map((s) => s.id)
      if (ids.length > 0) await collection.bulkRemove(ids)
      await collection.storageInstance.cleanup(0)
    },
  }
}
