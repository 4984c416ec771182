import { problem } from '../../core/domain/document/problem.ts'
import { atLeast, canWork } from '../../core/domain/people/person.ts'
import type { AnswerOf } from '../../core/protocol/messages.ts'
import { findingsOf, readPass } from '../store/audit/audit-store.ts'
import { readDocument } from '../store/change-log.ts'
import type { DatabaseOf } from '../store/account-databases.ts'
import type { Pusher } from '../deciding/decide-push.ts'

const onlyAdmins = problem('forbidden', 'Only admins and owners can see how Baton was checked.')

/** Answers admins how the server last proved that everyone is told. */
export type ProofHandlers = { 'proof:read': (from: Pusher) => Promise<AnswerOf<'proof:read'>> }

export const createProofHandlers = (parts: {
  databaseOf: DatabaseOf
  /** Whether an outside monitor hears from every proof. */
  hasHeartbeat: boolean
}): ProofHandlers => ({
  async 'proof:read'({ accountId, personId }) {
    const db = parts.databaseOf(accountId)
    const person = await readDocument(db, accountId, 'people', personId)
    if (person === null || !canWork(person) || !atLeast(person.role, 'admin'))
      return { ok: false, problem: onlyAdmins }
    const { provedAt, tookMs, checkedAt, heartbeatAt, heartbeatProblem } = await readPass(db)
    return {
      ok: true,
      proof: {
        provedAt,
        tookMs,
        checkedAt,
        findings: await findingsOf(db, accountId),
        heartbeat: parts.hasHeartbeat ? { at: heartbeatAt, problem: heartbeatProblem } : null,
      },
    }
  },
})
