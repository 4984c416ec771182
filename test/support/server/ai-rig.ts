import { v7 as uuid } from 'uuid'
import { expect } from 'vitest'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { startMessagesApi, type MessagesApi } from '../../../scripts/messages-api/messages-api.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { makePerson } from '../samples/make.ts'
import type { RigAi } from './rig-ai.ts'
import {
  escalatePayload,
  eventually,
  startPayload,
  startSyncRig,
  type RigDesk,
  type SyncRig,
} from './sync-rig.ts'

/** A workspace that asks a model of the test's own: Olga who owns it, Ann, Bob, and Vic who views. */
export type AiRig = {
  sync: SyncRig
  api: MessagesApi
  ann: RigDesk
  bob: RigDesk
  does<T extends IntentType>(desk: RigDesk, type: T, payload: IntentInput<T>): Promise<void>
  asks(personId: string, type: IntentType, payload: object): Promise<{ ok: boolean }>
  escalate(): Promise<{ handoffId: string; sessionId: string }>
  handoff(id: string): Promise<Handoff>
  assessed(id: string): Promise<Handoff>
  close(): Promise<void>
}

/** Starts one; its workspace uses AI, unless `on` is false. */
export const startAiRig = async (ai: RigAi = {}, on = true): Promise<AiRig> => {
  const api = await startMessagesApi()
  const sync = await startSyncRig({ ai: { url: api.url, timings: { look: 50, draftPoll: 20 }, ...ai } })
  await sync.addAccount('acme', [
    makePerson('olga', { role: 'owner' }),
    makePerson('ann'),
    makePerson('bob'),
    makePerson('vic', { role: 'viewer' }),
  ])
  const ann = await sync.desk('acme', 'ann')
  const bob = await sync.desk('acme', 'bob')
  const handoff = async (id: string) => {
    const found = await readDocument(sync.db, 'acme', 'handoffs', id)
    if (found === null) throw new Error('There is no such handoff.')
    return found
  }
  const rig: AiRig = {
    sync,
    api,
    ann,
    bob,
    handoff,
    async does(desk, type, payload) {
      const answer = await desk.push(desk.intent(type, payload))
      if (!answer.ok) throw new Error(answer.problem.message)
      for (const verdict of answer.verdicts)
        if (verdict.status === 'rejected') throw new Error(verdict.message)
    },
    asks: async (personId, type, payload) =>
      sync.decider.request(
        { accountId: 'acme', personId },
        { id: uuid(), at: Date.now(), type, version: 1, payload: { ...payload } },
      ),
    async escalate() {
      const sessionId = uuid()
      const handoffId = uuid()
      await rig.does(ann, 'session.start', startPayload(sessionId))
      await rig.does(ann, 'fact.add', { factId: uuid(), sessionId, text: 'Webmail works.' })
      await rig.does(ann, 'fact.add', {
        factId: uuid(),
        sessionId,
        text: 'Its password: Winter2026!x is right.',
      })
      await rig.does(ann, 'fix.propose', { fixId: uuid(), sessionId, text: 'Rebuild the profile' })
      await rig.does(ann, 'handoff.create', escalatePayload(sessionId, handoffId))
      return { sessionId, handoffId }
    },
    assessed: async (id) =>
      eventually('an assessment', async () => {
        const found = await handoff(id)
        return found.assessmentData !== null && found
      }),
    async close() {
      await api.close()
      await sync.close()
    },
  }
  if (on) expect(await rig.asks('olga', 'account.update', { ai: { on: true } })).toMatchObject({ ok: true })
  return rig
}
