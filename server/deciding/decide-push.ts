import type { Person } from '../../core/domain/people/person.ts'
import { problem, type Problem } from '../../core/domain/document/problem.ts'
import { boundedTime } from '../../core/intents/defining/device-time.ts'
import type { Intent, Verdict } from '../../core/intents/intent.ts'
import { definitionOf } from '../../core/intents/registry.ts'
import { quotaProblem, type Quotas } from '../quotas/quotas.ts'
import { lockAccount } from '../store/change-log.ts'
import type { Database } from '../store/database.ts'
import {
  moveDevice,
  payloadBytes,
  readIntentContext,
  recordIntents,
  type IntentRecord,
} from '../store/intent-log.ts'
import { neededRefs } from './needed-refs.ts'
import type { RejectionMeter } from './rejection-meter.ts'
import { knownDocuments, type Committed, type createSettle, type Outcome } from './settle.ts'

/** Who pushes. The account and person come from the connection, never from the message. */
export type Pusher = { accountId: string; personId: string; deviceId: string }
/** The same, with the sign-in that they use. */
export type Asker = Pusher & { family: string }

/** Verdicts for the intents decided so far, and why the next one couldn't be; null if all were. */
export type Decided = { verdicts: Verdict[]; stopped: Problem | null; commits: Committed[] }

const accountGone = problem('not_found', 'This workspace no longer exists.')
const personGone = problem(
  'deactivated',
  'You no longer have access to this workspace. If that’s a mistake, ask an admin.',
)
const stillMissing = problem(
  'recovering',
  'The server was restored from a backup. This will be sent once another device has sent what it depends on.',
)
/** Sent to a person whose actions keep being rejected; `at` is when the next ones are accepted. */
export const tooManyRejected = (at: number): Problem =>
  problem(
    'rate_limited',
    'Too many of your actions were rejected. The rest stays on this device and sends automatically in a moment.',
    { at },
  )
const onlyOnline = problem('online_only', 'This only works online. Try again when you’re back online.')

/**
 * Decides a device's intents in order, in one transaction. Stops at the first that can't be taken; the ones before it
 * still count.
 *
 * Each still has its own rev. An unexpected failure rolls back all of them.
 */
export const decidePush = async (
  parts: {
    db: Database
    clock: () => number
    quotas: Quotas
    rejections: RejectionMeter
    settle: ReturnType<typeof createSettle>
  },
  from: Pusher,
  intents: readonly Intent[],
): Promise<Decided> =>
  parts.db.transaction().execute(async (trx) => {
    const verdicts: Verdict[] = []
    const commits: Committed[] = []
    const records: IntentRecord[] = []
    const stop = (stopped: Problem | null) => ({ verdicts, stopped, commits })

    const intentIds = intents.map((intent) => intent.id)
    const documents = knownDocuments(trx, from.accountId)
    // All at once: the database works through them in this order, so the lock comes first.
    const [account, known] = await Promise.all([
      lockAccount(trx, from.accountId),
      readIntentContext(trx, { ...from, intentIds, now: parts.clock() }),
      documents.load(intents.flatMap((intent) => neededRefs(from.accountId, from.personId, intent))),
    ])
    if (account === null) return stop(accountGone)
    const { used } = known
    let head = account.rev
    let { lastSeq, lastAt } = known
    let stopped: Problem | null = null
    let isMoved = false

    for (const pushed of intents) {
      const before = known.verdicts.get(pushed.id)
      if (before !== undefined) {
        verdicts.push(before)
        // It was decided under an earlier id of its device, which never heard the answer: its number is taken here, too,
        // or the next one would wait forever for what no one can send anymore.
        if (pushed.seq === lastSeq + 1) {
          lastSeq = pushed.seq
          lastAt = boundedTime(pushed.at, lastAt, parts.clock())
          isMoved = true
        }
        continue
      }
      // Read again, because this push may have changed them: people rename themselves.
      const person = documents.view.get('people', from.personId) as Person | null | undefined
      if (person === null || person === undefined || !person.active) {
        stopped = personGone
        break
      }
      const expected = lastSeq + 1
      if (pushed.seq > expected) {
        const words = `The server is still waiting for action ${expected} from this device.`
        stopped = problem('missing_prior', words, { expected })
        break
      }
      // A request that was granted once and then lost with a restored backup is resent among the device's other
      // intents.
      const isRequest = definitionOf(pushed.type)?.mode === 'request' && !account.isRecovering
      const now = parts.clock()
      stopped = quotaProblem(parts.quotas, used, now)
      if (stopped !== null) break
      const intent = { ...pushed, at: boundedTime(pushed.at, lastAt, now) }
      const outcome: Outcome = isRequest
        ? { rev: head, rejection: onlyOnline, commit: null }
        : await parts.settle(trx, { id: from.accountId, head, now }, person, intent, documents)
      if (account.isRecovering && outcome.rejection?.kind === 'not_found') {
        stopped = stillMissing
        break
      }
      if (outcome.rejection !== null && !parts.rejections.take(from)) {
        stopped = tooManyRejected(parts.rejections.spentUntil(from) ?? now)
        break
      }
      head = outcome.rev
      if (outcome.commit !== null) commits.push(outcome.commit)
      const verdict = verdictOn(intent, outcome)
      verdicts.push(verdict)
      known.verdicts.set(intent.id, verdict)
      lastSeq = Math.max(lastSeq, intent.seq)
      lastAt = Math.max(lastAt ?? 0, intent.at)
      const rev = outcome.rejection === null ? outcome.rev : null
      for (const usage of rev === null ? [used.person] : [used.person, used.workspace]) {
        usage.actions += 1
        usage.bytes += payloadBytes(intent)
      }
      records.push({ seq: intent.seq, intent, rev, rejection: outcome.rejection })
    }
    await recordIntents(trx, from, records, parts.clock())
    if (isMoved && lastAt !== null) await moveDevice(trx, from, { lastSeq, lastAt })
    return stop(stopped)
  })

const verdictOn = ({ id }: Intent, { rejection, rev }: Outcome): Verdict => {
  if (rejection === null) return { id, status: 'accepted', rev }
  const { kind, message, by, at } = rejection
  return {
    id,
    status: 'rejected',
    kind,
    message,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  }
}
