import { byteSize } from '../../core/domain/text/byte-size.ts'
import type { Checkpoint } from '../../core/domain/document/checkpoint.ts'
import { problem, type Problem } from '../../core/domain/document/problem.ts'
import { gatherFor } from '../../core/domain/duty/reach.ts'
import { canWork } from '../../core/domain/people/person.ts'
import { maxIntentBytes, type RequestIntent } from '../../core/intents/intent.ts'
import { limits, type AnswerOf, type RequestName, type RequestOf } from '../../core/protocol/messages.ts'
import { deliverHandoff } from '../notify/deliver-handoff.ts'
import type { DatabaseOf } from '../store/account-databases.ts'
import {
  beginRecovery,
  changesAfter,
  contentsOf,
  hasBeenAt,
  lockAccount,
  readDocument,
} from '../store/change-log.ts'
import type { FigureHandlers } from '../analytics/figure-handlers.ts'
import type { ProofHandlers } from '../audit/proof-handlers.ts'
import type { NotifyHandlers } from '../notify/requests/handler-parts.ts'
import type { AiHandlers } from '../enrichment/requests/handler-parts.ts'
import type { DutyHandlers } from '../policy/duty-feeds.ts'
import type { PolicyHandlers } from '../policy/policy-handlers.ts'
import type { PsaHandlers } from '../psa/requests/handler-parts.ts'
import { addMarks, currentMarks } from '../store/delivery-marks.ts'
import { markInApp } from '../store/notify/delivery-store.ts'
import type { JobQueue } from '../jobs/jobs.ts'
import type { Database } from '../store/database.ts'
import { knownIntents } from '../store/intent-log.ts'
import { searchSessions } from '../store/session-search.ts'
import type { Decider } from '../deciding/decider.ts'
import type { Asker } from '../deciding/decide-push.ts'
import type { Presence } from './presence.ts'

/** What handles each request. The connection says who is asking, and has its own name. */
export type EveryHandler = {
  [N in RequestName]: (from: Asker, request: RequestOf<N>, connection: string) => Promise<AnswerOf<N>>
}
/** A handler whose request has been parsed with the schema of that name. */
export type AnyHandler = (
  from: Asker,
  request: unknown,
  connection: string,
) => Promise<{ ok: boolean; problem?: Problem }>

/** The requests answered from the store. The connection itself handles access. */
export type RequestHandlers = Omit<EveryHandler, 'access:renew'>

const intentTooLarge = problem(
  'too_large',
  `An action is larger than ${byteSize(maxIntentBytes)}. Shorten it and try again.`,
)

const tooLarge = (intent: RequestIntent): boolean =>
  Buffer.byteLength(JSON.stringify(intent)) > maxIntentBytes

/** Whether a desk's checkpoint belongs to this history. If not, records it, so that lost work can be resent. */
export const recognise = async (
  db: Database,
  accountId: string,
  checkpoint: Checkpoint,
): Promise<boolean> => {
  const recognised = await hasBeenAt(db, accountId, checkpoint)
  if (!recognised) await beginRecovery(db, accountId)
  return recognised
}

/** Handles desks' requests with the decider and the store. */
export const createHandlers = (parts: {
  databaseOf: DatabaseOf
  /** For what takes the account's lock. */
  lockingOf: DatabaseOf
  jobs: JobQueue
  clock: () => number
  decider: Decider
  presence: Pick<Presence, 'look'>
  psa: PsaHandlers
  notify: NotifyHandlers
  ai: AiHandlers
  policies: PolicyHandlers
  proof: ProofHandlers
  figures: FigureHandlers
  duty: DutyHandlers
}): RequestHandlers => ({
  ...parts.psa,
  ...parts.notify,
  ...parts.ai,
  ...parts.policies,
  ...parts.proof,
  ...parts.figures,
  ...parts.duty,
  async 'intents:push'(from, { intents }) {
    if (intents.some(tooLarge)) return { ok: false, problem: intentTooLarge }
    return parts.decider.push(from, intents)
  },
  async 'intents:request'(from, { intent }) {
    if (tooLarge(intent)) return { ok: false, problem: intentTooLarge }
    return parts.decider.request(from, intent)
  },
  async 'intents:known'(from, { ids }) {
    return { ok: true, ids: await knownIntents(parts.databaseOf(from.accountId), from, ids) }
  },
  async 'sync:pull'(from, { after, part, limit, wholeSince }) {
    const horizon = wholeSince === undefined ? null : { personId: from.personId, wholeSince }
    const db = parts.databaseOf(from.accountId)
    // In one turn, so that whoever began first is done first.
    const batch = await db
      .connection()
      .execute(async (one) => changesAfter(one, from.accountId, after, limit, part, horizon))
    if (batch === null) {
      await beginRecovery(db, from.accountId)
      return {
        ok: false,
        problem: problem(
          'other_history',
          'The server was restored from a backup. This device is reloading everything and will send back what the server lost.',
        ),
      }
    }
    return { ok: true, ...batch }
  },
  async 'session:read'(from, { sessionId, after }) {
    const db = parts.databaseOf(from.accountId)
    const page = await contentsOf(db, from.accountId, sessionId, after, limits.sessionDocuments)
    return { ok: true, ...page }
  },
  async 'search:sessions'(from, { query, limit, wholeSince }) {
    const horizon = { personId: from.personId, wholeSince }
    const db = parts.databaseOf(from.accountId)
    const hits = await searchSessions(db, from.accountId, { query, limit, horizon })
    return { ok: true, hits }
  },
  async 'handoffs:mark'(from, { marks }) {
    const db = parts.databaseOf(from.accountId)
    const person = await readDocument(db, from.accountId, 'people', from.personId)
    if (person === null || !canWork(person)) {
      return { ok: false, problem: problem('forbidden', 'Viewers don’t receive escalations.') }
    }
    const at = parts.clock()
    const locking = parts.lockingOf(from.accountId)
    await locking.transaction().execute(async (trx) => {
      // The lock keeps a running count from missing marks that commit while it reads.
      await lockAccount(trx, from.accountId)
      const current = await currentMarks(trx, from.accountId, marks)
      const rows = current.map((mark) => ({ ...mark, personId: from.personId, at }))
      const gained = await addMarks(trx, from.accountId, rows)
      await markInApp(trx, from.accountId, from.personId, current, at)
      await parts.jobs.enqueue(
        trx,
        gained.map(({ handoffId, reached }) => {
          const wait = gatherFor(reached)
          const data = { accountId: from.accountId, handoffId }
          return deliverHandoff.about(handoffId, data, wait === 0 ? undefined : Date.now() + wait)
        }),
      )
    })
    return { ok: true }
  },
  async 'presence:look'(from, { subject, away }, connection) {
    const state = away === true ? 'away' : 'online'
    parts.presence.look(from.accountId, from.personId, connection, subject, state)
    return { ok: true }
  },
})
