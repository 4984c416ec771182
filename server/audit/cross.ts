import { setTimeout as pause } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import type { IntentInput, IntentType } from '../../core/intents/registry.ts'
import { intents } from '../../core/intents/registry.ts'
import type { Database } from '../store/database.ts'
import type { Decider } from '../deciding/decider.ts'
import { proofEscalator, proofWorkspace } from './proof-workspace.ts'

/** How a test escalation went: how long after it was accepted its message was written down, and handed over. Milliseconds. */
export type Crossing = { ok: true; writtenMs: number; handedMs: number } | { ok: false; reason: string }

/** How long it may take. Milliseconds, by a clock that never jumps. */
export const crossingPatience = 30_000
const lookEvery = 100

const snapshot = {
  title: 'Test escalation',
  psaTicketId: null,
  problemSummary: 'The server escalates to itself, to prove that everyone would be told.',
  problemCategory: null,
  client: '',
  contact: '',
  device: '',
  dueAt: null,
  status: 'active',
  stepCount: 0,
  confidenceTier: 'discovery',
  factCount: 0,
  untriedBranchCount: 0,
  branchMap: null,
  activeBranchId: null,
} as const

/**
 * Sends a real escalation through: decided like a desk's, moved on by its policy, sent by a channel's own job. No person is in its
 * workspace, and its channel reaches no one. It is resolved afterwards, whatever became of it.
 */
export const crossOnce = async (
  parts: { db: Database; decider: Pick<Decider, 'push'>; clock: () => number },
  signal: AbortSignal,
  patience: number = crossingPatience,
): Promise<Crossing> => {
  const { db, decider, clock } = parts
  const ids = { sessionId: newId(), handoffId: newId() }
  // A device of its own for each test, so that no process has to know where another one's numbers are.
  const from = { accountId: proofWorkspace, personId: proofEscalator, deviceId: newId() }
  let seq = 0
  const intent = <T extends IntentType>(type: T, payload: IntentInput<T>) => ({
    id: newId(),
    seq: (seq += 1),
    at: clock(),
    type,
    version: intents[type].version,
    payload: payload as Record<string, unknown>,
  })
  const push = async (...list: ReturnType<typeof intent>[]): Promise<string | null> => {
    const answer = await decider.push(from, list)
    if (!answer.ok) return answer.problem.message
    const rejected = answer.verdicts.find((verdict) => verdict.status === 'rejected')
    return rejected?.status === 'rejected' ? rejected.message : null
  }
  const started = performance.now()
  const problem = await push(
    intent('session.start', {
      sessionId: ids.sessionId,
      title: snapshot.title,
      problemSummary: snapshot.problemSummary,
    }),
    intent('handoff.create', {
      ...ids,
      intent: 'escalate',
      priority: 'urgent',
      engineerNotes: snapshot.problemSummary,
      snapshot,
    }),
  )
  if (problem !== null) return { ok: false, reason: `It wasn’t accepted: ${problem}` }
  const accepted = performance.now()
  try {
    let writtenMs: number | null = null
    while (performance.now() - started < patience && !signal.aborted) {
      const row = await db
        .selectFrom('notify_deliveries')
        .select('state')
        .where('account_id', '=', proofWorkspace)
        .where('handoff_id', '=', ids.handoffId)
        .orderBy('seq')
        .executeTakeFirst()
      if (row !== undefined) writtenMs ??= performance.now() - accepted
      if (row?.state === 'handed_over' && writtenMs !== null)
        return {
          ok: true,
          writtenMs: Math.round(writtenMs),
          handedMs: Math.round(performance.now() - accepted),
        }
      await pause(lookEvery)
    }
    const what = writtenMs === null ? 'No one was written down to be told' : 'Its message wasn’t sent'
    return { ok: false, reason: `${what} within ${Math.round(patience / 1000)} s.` }
  } finally {
    await push(
      intent('session.resolve', { sessionId: ids.sessionId, resolutionSummary: 'The test is over.' }),
    )
  }
}
