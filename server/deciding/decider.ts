import { refKey } from '../../core/intents/defining/work.ts'
import type { Change } from '../../core/domain/shapes/collections.ts'
import { problem, type Problem } from '../../core/domain/document/problem.ts'
import type { Actor } from '../../core/intents/defining/define-intent.ts'
import type { Intent, RequestIntent, Verdict } from '../../core/intents/intent.ts'
import { definitionOf } from '../../core/intents/registry.ts'
import type { JobParts } from '../jobs/define-job.ts'
import type { JobQueue } from '../jobs/jobs.ts'
import { quotaProblem, type Quotas } from '../quotas/quotas.ts'
import type { InLine } from '../store/account-line.ts'
import { lockAccount } from '../store/change-log.ts'
import type { Database, Trx } from '../store/database.ts'
import { readIntentContext, recordIntents } from '../store/intent-log.ts'
import { outageOf } from '../store/outage.ts'
import { decidePush, tooManyRejected, type Decided, type Pusher } from './decide-push.ts'
import { createRejectionMeter } from './rejection-meter.ts'
import { createSettle, type Committed, type Follow, type Outcome } from './settle.ts'

export type DeciderParts = {
  db: Database
  /** Lets an account's work wait in line before it takes a connection. */
  inLine: InLine
  jobs: JobQueue
  clock: () => number
  quotas: Quotas
  /** What follows from each decided intent (`server/all-effects.ts`). */
  follow: Follow
  /** Runs inside the deciding transaction when a person lost their access. */
  revokePerson: (trx: Trx, personId: string) => Promise<void>
  /** Runs after each commit; within this process, in commit order per account. */
  committed: (commit: Committed) => void
}

export type Decider = {
  /** Decides a device's intents in order. Stops at the first that can't be taken. */
  push(
    from: Pusher,
    intents: readonly Intent[],
  ): Promise<{ ok: true; verdicts: Verdict[] } | { ok: false; problem: Problem }>
  /** Decides an intent that only the server can answer. */
  request(
    from: Omit<Pusher, 'deviceId'>,
    intent: RequestIntent,
  ): Promise<{ ok: true; rev: number } | { ok: false; problem: Problem }>
  /** Lets the server act. */
  act: JobParts['act']
}

/** Intents per transaction: enough to save most commits, few enough that others don't wait long for the lock. */
const together = 25

const systemActor: Actor = { id: 'system', role: 'owner', name: 'Baton' }

const accountGone = problem('not_found', 'This workspace no longer exists.')
const personGone = problem(
  'deactivated',
  'You no longer have access to this workspace. If that’s a mistake, ask an admin.',
)
const toBeQueued = problem('bad_request', 'This action has to be queued, not requested.')

/** Merges the commits of one transaction, keeping the newest version of each document. */
const inOne = (commits: readonly Committed[]): Committed | null => {
  const [first] = commits
  const last = commits.at(-1)
  if (first === undefined || last === undefined) return null
  const newest = new Map<string, Change>()
  for (const change of commits.flatMap((commit) => commit.changes)) {
    const key = refKey(change.collection, change.document.id)
    // Delete and reinsert, so that it takes the position of its latest version.
    newest.delete(key)
    newest.set(key, change)
  }
  return {
    accountId: first.accountId,
    previous: first.previous,
    reached: last.reached,
    changes: [...newest.values()],
  }
}

/** Builds the decider, the only place where intents become facts. */
export const createDecider = (parts: DeciderParts): Decider => {
  const { db, inLine, clock, quotas } = parts
  const rejections = createRejectionMeter(clock)
  const settle = createSettle(parts)
  const committed = (commits: readonly Committed[]) => {
    const commit = inOne(commits)
    if (commit !== null) parts.committed(commit)
  }

  const decide = async (from: Pusher, intents: readonly Intent[]): Promise<Decided> => {
    const decided = await inLine(
      from.accountId,
      async () => decidePush({ db, clock, quotas, rejections, settle }, from, intents),
      { first: true },
    )
    committed(decided.commits)
    return decided
  }

  /** Decides a batch together. If that fails, decides its intents one by one, so that only the faulty one fails. */
  const decideChunk = async (from: Pusher, chunk: readonly Intent[]): Promise<Decided> => {
    try {
      return await decide(from, chunk)
    } catch (error) {
      if (chunk.length === 1 || outageOf(error) !== null) throw error
    }
    const verdicts: Verdict[] = []
    for (const intent of chunk) {
      const decided = await decide(from, [intent]).catch((error: unknown) => {
        if (verdicts.length === 0) throw error
        return null
      })
      if (decided === null) break
      verdicts.push(...decided.verdicts)
      if (decided.stopped !== null) return { ...decided, verdicts }
    }
    return { verdicts, stopped: null, commits: [] }
  }

  return {
    async push(from, intents) {
      // Check before doing any work for it.
      const spentUntil = rejections.spentUntil(from)
      if (spentUntil !== null) return { ok: false, problem: tooManyRejected(spentUntil) }
      const verdicts: Verdict[] = []
      for (let start = 0; start < intents.length; start += together) {
        const chunk = intents.slice(start, start + together)
        const decided = await decideChunk(from, chunk)
        verdicts.push(...decided.verdicts)
        // The intents before it are decided and announced; the device resends the rest from the server's number.
        if (decided.stopped !== null && verdicts.length === 0) return { ok: false, problem: decided.stopped }
        if (decided.verdicts.length < chunk.length) break
      }
      return { ok: true, verdicts }
    },
    async request(from, asked) {
      const outcome = await inLine(
        from.accountId,
        async () =>
          db.transaction().execute(async (trx): Promise<Outcome> => {
            const asOf = { ...from, deviceId: null, intentIds: [asked.id], now: clock() }
            const [account, known] = await Promise.all([
              lockAccount(trx, from.accountId),
              readIntentContext(trx, asOf),
            ])
            if (account === null) return { rev: 0, rejection: accountGone, commit: null }
            const head = account.rev
            const now = clock()
            if (known.person === null || !known.person.active)
              return { rev: head, rejection: personGone, commit: null }
            const verdict = known.verdicts.get(asked.id)
            if (verdict?.status === 'accepted') return { rev: verdict.rev, rejection: null, commit: null }
            if (definitionOf(asked.type)?.mode === 'queued')
              return { rev: head, rejection: toBeQueued, commit: null }
            // Only the person's own quota: whoever sends too much must not keep the rest of the workspace from claiming.
            const full = quotaProblem(quotas, { ...known.used, workspace: { actions: 0, bytes: 0 } }, now)
            if (full !== null) return { rev: head, rejection: full, commit: null }
            // Someone is waiting for the answer, so it happens now, whatever the device's clock says.
            const intent = { ...asked, at: now }
            const decided = await settle(trx, { id: from.accountId, head, now }, known.person, intent)
            // A rejected request leaves no trace, because asking again later may well succeed.
            if (decided.rejection === null && verdict === undefined) {
              const record = { seq: null, intent, rev: decided.rev, rejection: null }
              await recordIntents(trx, { ...from, deviceId: null }, [record], now)
            }
            return decided
          }),
        { first: true },
      )
      if (outcome.commit !== null) committed([outcome.commit])
      return outcome.rejection === null
        ? { ok: true, rev: outcome.rev }
        : { ok: false, problem: outcome.rejection }
    },
    async act(accountId, type, prepare) {
      const commit = await inLine(accountId, async () =>
        db.transaction().execute(async (trx) => {
          const account = await lockAccount(trx, accountId)
          if (account === null) return null
          const head = account.rev
          const payload = await prepare(trx)
          if (payload === null) return null
          const now = clock()
          const intent = { id: `system.${head + 1}`, at: now, type, version: 1, payload }
          const outcome = await settle(trx, { id: accountId, head, now }, systemActor, intent)
          if (outcome.rejection !== null)
            throw new Error(`The server's own ${type} was rejected: ${outcome.rejection.message}`)
          if (outcome.commit !== null) {
            const record = { seq: null, intent, rev: outcome.rev, rejection: null }
            await recordIntents(trx, { accountId, personId: 'system', deviceId: null }, [record], null)
          }
          return outcome.commit
        }),
      )
      if (commit !== null) committed([commit])
    },
  }
}
