import { v7 as uuid } from 'uuid'
import { defaultPolicy } from '../../../core/domain/duty/policy.ts'
import type { HandoffPolicy } from '../../../core/domain/duty/handoff-policy.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import type { PolicyParts } from '../../../server/policy/run-policy.ts'
import { createPolicySweep, type PolicySweep } from '../../../server/policy/sweep.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { confirmDesks } from '../../../server/store/desk-store.ts'
import { makePerson } from '../samples/make.ts'
import { escalatePayload, eventually, startPayload, startSyncRig, type SyncRig } from './sync-rig.ts'

/** A server whose clock a test can move, with the people of a workspace at their desks as the test says. */
export type PolicyRig = {
  sync: SyncRig
  sweep: PolicySweep
  parts: PolicyParts
  accountId: string
  clock(): number
  /** Moves the clock; negative turns it back. Milliseconds. */
  jump(ms: number): void
  /** Whose desks are open. */
  atDesks(...personIds: string[]): Promise<void>
  request<T extends IntentType>(
    personId: string,
    type: T,
    payload: IntentInput<T>,
  ): ReturnType<SyncRig['decider']['request']>
  /** Starts a session of Ann's and escalates it. */
  escalate(over?: Partial<IntentInput<'handoff.create'>>): Promise<{ handoffId: string; sessionId: string }>
  handoff(handoffId: string): Promise<Handoff>
  policy(handoffId: string): Promise<HandoffPolicy>
  /** Waits until so many steps have fired or been passed. */
  fired(handoffId: string, steps: number): Promise<HandoffPolicy>
  /** Moves the clock to the next step, and lets it fire. */
  next(handoffId: string): Promise<HandoffPolicy>
  /** Who was told of it and why, in order, those told at once by name; each person once per telling. */
  told(handoffId: string): Promise<{ personId: string | null; why: string; text: string | null }[]>
  close(): Promise<void>
}

export const startPolicyRig = async (
  options: Omit<Parameters<typeof startSyncRig>[0] & {}, 'clock'> = {},
): Promise<PolicyRig> => {
  let ahead = 0
  const clock = () => Date.now() + ahead
  const sync = await startSyncRig({ ...options, clock })
  const accountId = 'acme'
  await sync.addAccount(accountId, [
    makePerson('olga', { role: 'owner' }),
    makePerson('ann'),
    makePerson('bob'),
    makePerson('cyd'),
    makePerson('vic', { role: 'viewer' }),
  ])
  const parts: PolicyParts = {
    db: sync.db,
    act: sync.decider.act,
    enqueue: sync.jobs.enqueue,
    clock,
    notify: sync.notify,
  }
  const sweep = createPolicySweep(parts, (error) => sync.errors.push(error))
  const handoff = async (handoffId: string) => {
    const found = await readDocument(sync.db, accountId, 'handoffs', handoffId)
    if (found === null) throw new Error('There is no such handoff.')
    return found
  }
  const policy = async (handoffId: string) => {
    const { policy: found } = await handoff(handoffId)
    if (found === null) throw new Error('The handoff has no policy.')
    return found
  }
  const atDesks = async (...personIds: string[]) =>
    confirmDesks(
      sync.db,
      'rig',
      personIds.map((personId) => ({ accountId, personId })),
    )
  await atDesks('olga', 'ann', 'bob', 'cyd')
  return {
    sync,
    sweep,
    parts,
    accountId,
    clock,
    jump: (ms) => void (ahead += ms),
    atDesks,
    request: async (personId, type, payload) =>
      sync.decider.request({ accountId, personId }, { id: uuid(), at: clock(), type, version: 1, payload }),
    async escalate(over = {}) {
      const sessionId = uuid()
      const handoffId = uuid()
      // Closed again: whose desks are open is what a test says.
      const desk = await sync.desk(accountId, 'ann')
      const answer = await desk.push(
        desk.intent('session.start', startPayload(sessionId), { at: clock() }),
        desk.intent('handoff.create', { ...escalatePayload(sessionId, handoffId), ...over }, { at: clock() }),
      )
      desk.close()
      if (!answer.ok) throw new Error(answer.problem.message)
      for (const verdict of answer.verdicts)
        if (verdict.status === 'rejected') throw new Error(verdict.message)
      return { handoffId, sessionId }
    },
    handoff,
    policy,
    fired: async (handoffId, steps) =>
      eventually(`${steps} steps`, async () => {
        const found = await policy(handoffId)
        return found.past.length >= steps && found
      }),
    async next(handoffId) {
      const { nextAt } = await policy(handoffId)
      if (nextAt === null) throw new Error('Nothing is to come.')
      ahead += Math.max(0, nextAt - clock() + 1)
      await sweep.run(0)
      return policy(handoffId)
    },
    async told(handoffId) {
      const rows = await sync.db
        .selectFrom('notify_deliveries' as never)
        .select(['person_id', 'why', 'text'] as never)
        .where('handoff_id' as never, '=', handoffId as never)
        .where('channel' as never, '=', 'in_app' as never)
        .orderBy('told_at' as never)
        .orderBy('person_id' as never)
        .execute()
      return (rows as { person_id: string | null; why: string; text: string | null }[]).map(
        ({ person_id: personId, why, text }) => ({ personId, why, text }),
      )
    },
    async close() {
      await sync.close()
    },
  }
}

/** A policy with short steps, for one priority. */
export const shortPolicy = (
  priority: Priority,
  over: Partial<IntentInput<'policy.save'>> = {},
): IntentInput<'policy.save'> => ({
  ...defaultPolicy(priority),
  priority,
  steps: [
    { who: { kind: 'person', personId: 'bob' }, waitMinutes: 1, acknowledge: 'any' },
    { who: { kind: 'everyone' }, waitMinutes: 2, acknowledge: 'any' },
  ],
  rounds: 0,
  ...over,
})
