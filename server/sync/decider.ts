import type { Checkpoint } from '../../core/domain/checkpoint.ts'
import type { Change } from '../../core/domain/collections.ts'
import { problem, type Problem } from '../../core/domain/problem.ts'
import { decideLoading } from '../../core/intents/decide.ts'
import type { Actor, Context } from '../../core/intents/define-intent.ts'
import { boundedTime } from '../../core/intents/device-time.ts'
import type { Intent, RequestIntent, Verdict } from '../../core/intents/intent.ts'
import { likelyRefs } from '../../core/intents/likely-refs.ts'
import { definitionOf } from '../../core/intents/registry.ts'
import { refKey, type Ref, type View } from '../../core/intents/work.ts'
import { effectsOf } from '../jobs/effects.ts'
import type { JobQueue } from '../jobs/jobs.ts'
import { lockAccount, readDocuments, writeChanges } from '../store/change-log.ts'
import type { Database, Trx } from '../store/database.ts'
import { readIntentContext, recordIntent } from '../store/intent-log.ts'

/** A transaction that changed documents, after it committed. */
export type Committed = {
  accountId: string
  previous: Checkpoint
  reached: Checkpoint
  changes: readonly Change[]
}

export type DeciderParts = {
  db: Database
  jobs: Pick<JobQueue, 'enqueue'>
  clock: () => number
  /** Runs inside the deciding transaction when a person lost their access. */
  revokePerson: (trx: Trx, personId: string) => Promise<void>
  /** Runs after each commit, in commit order for one account as far as this process goes. */
  committed: (commit: Committed) => void
}

/** Who pushes: the account and person of the connection, never of the message. */
export type Pusher = { accountId: string; personId: string; deviceId: string }

export type Decider = {
  /** Decides intents of one device in order, each in its own transaction. Stops at the first that cannot be taken. */
  push(
    from: Pusher,
    intents: readonly Intent[],
  ): Promise<{ ok: true; verdicts: Verdict[] } | { ok: false; problem: Problem }>
  /** Decides one intent that only the server can answer. */
  request(
    from: Omit<Pusher, 'deviceId'>,
    intent: RequestIntent,
  ): Promise<{ ok: true; rev: number } | { ok: false; problem: Problem }>
  /** Lets the server act; `prepare` runs under the account's lock and may say null: nothing to do. */
  act(
    accountId: string,
    type: string,
    prepare: (trx: Trx) => Promise<Record<string, unknown> | null>,
  ): Promise<void>
}

type Outcome = { rev: number; rejection: Problem | null; commit: Committed | null }

const systemActor: Actor = { id: 'system', role: 'owner', name: 'Baton' }

const accountGone = problem('not_found', 'This workspace does not exist any more.')
const stillMissing = problem(
  'recovering',
  'The server was restored from a backup. This waits until another device has sent what it builds on.',
)
const personGone = problem('deactivated', 'Your access to this workspace has ended. Ask an admin.')

/** Builds the decider: the one place where intents become facts. */
export const createDecider = ({ db, jobs, clock, revokePerson, committed }: DeciderParts): Decider => {
  /** Decides inside a transaction whose account is locked; writes documents, jobs and access, not the intent. `intent.at` is bounded. */
  const settle = async (
    trx: Trx,
    accountId: string,
    head: number,
    actor: Actor,
    intent: RequestIntent,
    now: number,
  ): Promise<Outcome> => {
    const loaded = new Map<string, Change['document'] | null>()
    const load = async (refs: Ref[]) => {
      for (const ref of refs) loaded.set(refKey(ref.collection, ref.id), null)
      for (const change of await readDocuments(trx, accountId, refs)) {
        loaded.set(refKey(change.collection, change.document.id), change.document)
      }
    }
    const view: View = { get: (collection, id) => loaded.get(refKey(collection, id)) }
    await load(likelyRefs(actor.id, intent.payload))
    const context: Context = {
      intentId: intent.id,
      accountId,
      actor,
      at: intent.at,
      now,
      authority: 'server',
    }
    const decision = await decideLoading(intent, context, view, async (ref) => load([ref]))
    if (decision.status === 'rejected') return { rev: head, rejection: decision.problem, commit: null }
    if (decision.changes.length === 0) return { rev: head, rejection: null, commit: null }
    const written = await writeChanges(trx, accountId, decision.changes)
    await jobs.enqueue(trx, effectsOf(accountId, decision.changes))
    for (const change of written.changes) {
      if (change.collection === 'people' && !change.document.active)
        await revokePerson(trx, change.document.id)
    }
    return { rev: written.reached.rev, rejection: null, commit: { accountId, ...written } }
  }

  const pushOne = async (from: Pusher, pushed: Intent): Promise<Verdict | Problem> => {
    const result = await db
      .transaction()
      .execute(async (trx): Promise<{ answer: Verdict | Problem; commit: Committed | null }> => {
        const account = await lockAccount(trx, from.accountId)
        if (account === null) return { answer: accountGone, commit: null }
        const head = account.rev
        const known = await readIntentContext(trx, { ...from, intentId: pushed.id })
        if (known.verdict !== null) return { answer: known.verdict, commit: null }
        if (known.person === null || !known.person.active) return { answer: personGone, commit: null }
        if (pushed.seq > known.lastSeq + 1) {
          const expected = known.lastSeq + 1
          return {
            answer: problem(
              'missing_prior',
              `The server is still waiting for number ${expected} of this device.`,
              { expected },
            ),
            commit: null,
          }
        }
        // What was granted once and lost with a restored backup comes again among the device's other intents.
        const onlyOnline = definitionOf(pushed.type)?.mode === 'request' && !account.isRecovering
        const now = clock()
        const intent = { ...pushed, at: boundedTime(pushed.at, known.lastAt, now) }
        const outcome: Outcome = onlyOnline
          ? {
              rev: head,
              rejection: problem('online_only', 'This cannot be queued: ask for it while online.'),
              commit: null,
            }
          : await settle(trx, from.accountId, head, known.person, intent, now)
        if (account.isRecovering && outcome.rejection?.kind === 'not_found')
          return { answer: stillMissing, commit: null }
        const rev = outcome.rejection === null ? outcome.rev : null
        await recordIntent(trx, { ...from, seq: intent.seq, intent, rev, rejection: outcome.rejection })
        const answer: Verdict =
          outcome.rejection === null
            ? { id: intent.id, status: 'accepted', rev: outcome.rev }
            : { id: intent.id, status: 'rejected', ...verdictParts(outcome.rejection) }
        return { answer, commit: outcome.commit }
      })
    if (result.commit !== null) committed(result.commit)
    return result.answer
  }

  return {
    async push(from, intents) {
      const verdicts: Verdict[] = []
      for (const intent of intents) {
        const answer = await pushOne(from, intent)
        if ('status' in answer) verdicts.push(answer)
        // What came before is decided and told; the device sends the rest again from where the server stands.
        else if (verdicts.length > 0) break
        else return { ok: false, problem: answer }
      }
      return { ok: true, verdicts }
    },
    async request(from, asked) {
      const result = await db.transaction().execute(async (trx): Promise<{ outcome: Outcome }> => {
        const account = await lockAccount(trx, from.accountId)
        if (account === null) return { outcome: { rev: 0, rejection: accountGone, commit: null } }
        const head = account.rev
        const known = await readIntentContext(trx, { ...from, deviceId: null, intentId: asked.id })
        if (known.person === null || !known.person.active)
          return { outcome: { rev: head, rejection: personGone, commit: null } }
        if (known.verdict?.status === 'accepted')
          return { outcome: { rev: known.verdict.rev, rejection: null, commit: null } }
        if (definitionOf(asked.type)?.mode === 'queued') {
          const rejection = problem(
            'bad_request',
            'This action is queued with the others of its device, not asked for.',
          )
          return { outcome: { rev: head, rejection, commit: null } }
        }
        // It is asked for while someone waits for the answer, so it is done now, whatever the device's clock says.
        const now = clock()
        const intent = { ...asked, at: now }
        const outcome = await settle(trx, from.accountId, head, known.person, intent, now)
        // A rejected request leaves no trace: asking again later may well be granted.
        if (outcome.rejection === null && known.verdict === null) {
          await recordIntent(trx, {
            ...from,
            deviceId: null,
            seq: null,
            intent,
            rev: outcome.rev,
            rejection: null,
          })
        }
        return { outcome }
      })
      const { rejection, rev, commit } = result.outcome
      if (commit !== null) committed(commit)
      return rejection === null ? { ok: true, rev } : { ok: false, problem: rejection }
    },
    async act(accountId, type, prepare) {
      const commit = await db.transaction().execute(async (trx) => {
        const account = await lockAccount(trx, accountId)
        if (account === null) return null
        const head = account.rev
        const payload = await prepare(trx)
        if (payload === null) return null
        const now = clock()
        const intent = { id: `system.${head + 1}`, at: now, type, version: 1, payload }
        const outcome = await settle(trx, accountId, head, systemActor, intent, now)
        if (outcome.rejection !== null)
          throw new Error(`The server's own ${type} was rejected: ${outcome.rejection.message}`)
        if (outcome.commit !== null) {
          await recordIntent(trx, {
            accountId,
            personId: 'system',
            deviceId: null,
            seq: null,
            intent,
            rev: outcome.rev,
            rejection: null,
          })
        }
        return outcome.commit
      })
      if (commit !== null) committed(commit)
    },
  }
}

const verdictParts = ({ kind, message, by, at }: Problem) => ({
  kind,
  message,
  ...(by === undefined ? {} : { by }),
  ...(at === undefined ? {} : { at }),
})
