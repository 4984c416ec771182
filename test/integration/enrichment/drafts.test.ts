import { v7 as uuid } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import { makePerson } from '../../support/samples/make.ts'
import { type AiRig, startAiRig } from '../../support/server/ai-rig.ts'
import type { RigAi } from '../../support/server/rig-ai.ts'
import { eventually, type RigDesk } from '../../support/server/sync-rig.ts'

let open: AiRig | null = null
afterEach(async () => {
  await open?.close()
  open = null
})
const startRig = async (ai: RigAi = {}): Promise<AiRig> => (open = await startAiRig(ai))

describe('a draft of a write-up', () => {
  it('is made once for desks that ask at once, and then read from the cache until the session changes', async () => {
    const rig = await startRig()
    const { sessionId } = await rig.escalate()
    await eventually('the assessment', async () => rig.api.calls.length === 1 && rig.api.underway() === 0)
    rig.api.takes(300)
    const ask = async (desk: RigDesk, kind: 'resolution' | 'escalation' = 'escalation') => {
      const answer = await desk.ask('ai:draft', { sessionId, kind })
      if (!answer.ok) throw new Error(answer.problem.message)
      return answer.draft
    }
    const [one, two] = await Promise.all([ask(rig.ann), ask(rig.bob)])
    expect(rig.api.calls).toHaveLength(2)
    expect(one.markdown).toBe(two.markdown)
    expect(one.markdown).toContain('## Current hypothesis\n\nRebuild the profile.')
    expect(one.fromCache).not.toBe(two.fromCache)
    expect(one).toMatchObject({ by: 'model', because: null })
    expect(await ask(rig.ann)).toMatchObject({ fromCache: true, stateVersion: one.stateVersion })
    expect(await ask(rig.ann, 'resolution')).toMatchObject({ fromCache: false })
    expect(await ask(rig.ann)).toMatchObject({ fromCache: true })
    expect(rig.api.calls).toHaveLength(3)
    await rig.does(rig.ann, 'fact.add', { factId: uuid(), sessionId, text: 'One more.' })
    const later = await ask(rig.ann)
    expect(later).toMatchObject({ fromCache: false })
    expect(later.markdown).toContain('One more.')
  })

  it('that someone waits for is the one of the session as it is now, if it changed meanwhile', async () => {
    const rig = await startRig()
    const { sessionId } = await rig.escalate()
    await eventually('the assessment', async () => rig.api.calls.length === 1 && rig.api.underway() === 0)
    rig.api.hold()
    const ask = async (desk: RigDesk) => desk.ask('ai:draft', { sessionId, kind: 'escalation' })
    const first = ask(rig.ann)
    await eventually('the call', async () => rig.api.calls.length === 2)
    const waits = ask(rig.bob)
    // Bob has asked by then.
    await rig.bob.ask('ai:state', { sessionId })
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await rig.does(rig.ann, 'fact.add', { factId: uuid(), sessionId, text: 'One more.' })
    const again = ask(rig.ann)
    await eventually('the next call', async () => rig.api.calls.length === 3)
    rig.api.release()
    const [, bobs, anns] = await Promise.all([first, waits, again])
    expect(anns).toMatchObject({ ok: true, draft: { by: 'model' } })
    expect(bobs).toMatchObject({ ok: true, draft: { by: 'model', fromCache: true } })
    if (bobs.ok) expect(bobs.draft.markdown).toContain('One more.')
  })

  it('that doesn’t come in time, because other calls go first, is made by rules', async () => {
    const rig = await startRig({
      config: { concurrency: 1, timeoutMs: 1500 },
      timings: { look: 50, draftPoll: 20, draftMargin: 200 },
    })
    rig.api.takes(60_000)
    const { handoffId, sessionId } = await rig.escalate()
    await eventually('the call', async () => rig.api.calls.length === 1)
    const answer = await rig.ann.ask('ai:draft', { sessionId, kind: 'escalation' })
    expect(answer).toMatchObject({ ok: true, draft: { by: 'rules', because: 'timed_out' } })
    await rig.assessed(handoffId)
    const calls = await rig.sync.db.selectFrom('ai_calls').select(['outcome', 'cost']).execute()
    expect(calls).toContainEqual({ outcome: 'timed_out', cost: expect.toSatisfy((cost) => cost > 0) })
  })

  it.each(['truncated', 'refusal', 'string_for_list', 'empty'] as const)(
    'that came back %s is made by rules, says so and is never kept',
    async (kind) => {
      const rig = await startRig()
      const { sessionId } = await rig.escalate()
      await eventually('the assessment', async () => rig.api.calls.length === 1 && rig.api.underway() === 0)
      rig.api.next(kind)
      const first = await rig.ann.ask('ai:draft', { sessionId, kind: 'escalation' })
      if (!first.ok) throw new Error(first.problem.message)
      expect(first.draft).toMatchObject({ by: 'rules', fromCache: false })
      expect(first.draft.because).not.toBeNull()
      expect(first.draft.markdown).toContain('## Problem')
      expect(first.draft.markdown).not.toContain('Winter2026')
      const second = await rig.ann.ask('ai:draft', { sessionId, kind: 'escalation' })
      expect(second).toMatchObject({ ok: true, draft: { by: 'model', fromCache: false } })
    },
  )

  it('is no one’s who may not read it, and is nothing viewers can ask for', async () => {
    const rig = await startRig()
    const { sessionId } = await rig.escalate()
    await rig.sync.addAccount('other', [makePerson('oz', { role: 'owner' })])
    const oz = await rig.sync.desk('other', 'oz')
    expect(await oz.ask('ai:draft', { sessionId, kind: 'escalation' })).toMatchObject({
      problem: { kind: 'not_found' },
    })
    const vic = await rig.sync.desk('acme', 'vic')
    expect(await vic.ask('ai:draft', { sessionId, kind: 'escalation' })).toMatchObject({
      problem: { kind: 'forbidden' },
    })
  })
})
