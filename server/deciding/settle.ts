import type { Checkpoint } from '../../core/domain/document/checkpoint.ts'
import type { Change } from '../../core/domain/shapes/collections.ts'
import type { Problem } from '../../core/domain/document/problem.ts'
import { decideLoading } from '../../core/intents/decide.ts'
import type { Actor, Context } from '../../core/intents/defining/define-intent.ts'
import type { RequestIntent } from '../../core/intents/intent.ts'
import { neededRefs } from './needed-refs.ts'
import { refKey, type Ref, type View } from '../../core/intents/defining/work.ts'
import type { Effect } from '../jobs/define-job.ts'
import type { JobQueue } from '../jobs/jobs.ts'
import { readDocuments, writeChanges } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'

/** A committed transaction that changed documents. */
export type Committed = {
  accountId: string
  previous: Checkpoint
  reached: Checkpoint
  changes: readonly Change[]
}

/** An intent that was decided. Its `changes` are as decided, so a new document has rev 0. */
export type DecidedIntent = {
  accountId: string
  type: string
  actorId: string
  changes: readonly Change[]
  /** Milliseconds. */
  now: number
}

/** What follows from a decided intent: rows that it writes in the intent's transaction, and jobs that it returns. */
export type Follow = (trx: Trx, decided: DecidedIntent) => Promise<readonly Effect[]>

/** The outcome of an intent: the rev it produced, or why it was rejected; `commit` if documents changed. */
export type Outcome = { rev: number; rejection: Problem | null; commit: Committed | null }

/** An account's documents as seen by one transaction: read once, then updated by its own writes. */
export type KnownDocuments = {
  view: View
  load(refs: readonly Ref[]): Promise<void>
  /** What this transaction has written. */
  take(changes: readonly Change[]): void
}

export const knownDocuments = (trx: Trx, accountId: string): KnownDocuments => {
  const known = new Map<string, Change['document'] | null>()
  return {
    view: { get: (collection, id) => known.get(refKey(collection, id)) },
    async load(refs) {
      const unknown = refs.filter((ref) => !known.has(refKey(ref.collection, ref.id)))
      if (unknown.length === 0) return
      for (const ref of unknown) known.set(refKey(ref.collection, ref.id), null)
      for (const { collection, document } of await readDocuments(trx, accountId, unknown))
        known.set(refKey(collection, document.id), document)
    },
    take(changes) {
      for (const { collection, document } of changes) known.set(refKey(collection, document.id), document)
    },
  }
}

/**
 * Decides one intent inside a transaction that holds the account's lock. Writes documents, jobs and access, but not the
 * intent. `intent.at` is already bounded.
 */
export const createSettle =
  (parts: { jobs: JobQueue; follow: Follow; revokePerson: (trx: Trx, personId: string) => Promise<void> }) =>
  async (
    trx: Trx,
    account: { id: string; head: number; now: number },
    actor: Actor,
    intent: RequestIntent,
    documents: KnownDocuments = knownDocuments(trx, account.id),
  ): Promise<Outcome> => {
    await documents.load(neededRefs(account.id, actor.id, intent))
    const context: Context = {
      intentId: intent.id,
      accountId: account.id,
      actor,
      at: intent.at,
      now: account.now,
      authority: 'server',
    }
    const decision = await decideLoading(intent, context, documents.view, async (ref) =>
      documents.load([ref]),
    )
    if (decision.status === 'rejected')
      return { rev: account.head, rejection: decision.problem, commit: null }
    if (decision.changes.length === 0) return { rev: account.head, rejection: null, commit: null }
    const written = await writeChanges(trx, account.id, decision.changes)
    documents.take(written.changes)
    const decided = { accountId: account.id, type: intent.type, actorId: actor.id, now: account.now }
    await parts.jobs.enqueue(trx, await parts.follow(trx, { ...decided, changes: decision.changes }))
    for (const change of written.changes) {
      if (change.collection === 'people' && !change.document.active)
        await parts.revokePerson(trx, change.document.id)
    }
    return { rev: written.reached.rev, rejection: null, commit: { accountId: account.id, ...written } }
  }
