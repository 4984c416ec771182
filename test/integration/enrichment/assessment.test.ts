import { v7 as uuid } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import { refreshAssessment } from '../../../server/enrichment/refresh-assessment.ts'
import { spentSince } from '../../../server/store/ai/ai-call-store.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { makePerson } from '../../support/samples/make.ts'
import { type AiRig, startAiRig } from '../../support/server/ai-rig.ts'
import { type RigAi, rigAi } from '../../support/server/rig-ai.ts'
import { escalatePayload, eventually, startPayload } from '../../support/server/sync-rig.ts'

let open: AiRig | null = null
afterEach(async () => {
  await open?.close()
  open = null
})
const startRig = async (ai: RigAi = {}, on = true): Promise<AiRig> => (open = await startAiRig(ai, on))

/** The jobs that wait to reassess something. */
const waiting = async ({ sync }: AiRig) =>
  (await sync.db
    .selectFrom('pgboss.job' as never)
    .select(['start_after', 'singleton_key'] as never)
    .where('name' as never, '=', 'handoff-reassess' as never)
    .where('state' as never, '=', 'created' as never)
    .execute()) as { start_after: Date; singleton_key: string }[]

describe('an accepted escalation', () => {
  it('is assessed by the model, in one call, and every desk hears of it', async () => {
    const rig = await startRig()
    const { handoffId, sessionId } = await rig.escalate()
    const { assessmentData, assessment, enrichment } = await rig.assessed(handoffId)
    expect(assessmentData).toMatchObject({
      by: 'model',
      because: null,
      model: 'claude-opus-5-5',
      refreshes: 0,
    })
    expect(assessmentData?.likelyCause?.cites).toEqual([{ kind: 'fix', id: expect.any(String) }])
    expect(enrichment?.state).toBe('made')
    expect(rig.api.calls).toHaveLength(1)
    const session = await readDocument(rig.sync.db, 'acme', 'sessions', sessionId)
    expect(session?.escalationPackage?.assessment).toBe(assessment)
    await eventually('news on the other desk', async () =>
      rig.bob.changed.some(({ changes }) =>
        changes.some((change) => change.collection === 'handoffs' && change.document.assessmentData !== null),
      ),
    )
  })

  it('what is sent is masked, written down, and never holds the contact', async () => {
    const rig = await startRig()
    const { handoffId, sessionId } = await rig.escalate()
    await rig.assessed(handoffId)
    expect(rig.api.calls[0]?.prompt).toContain('[password]')
    expect(rig.api.calls[0]?.prompt).not.toContain('Winter2026')
    const olga = await rig.sync.desk('acme', 'olga')
    const listed = await olga.ask('ai:calls', { sessionId, after: null })
    if (!listed.ok) throw new Error(listed.problem.message)
    expect(listed.calls).toEqual([
      expect.objectContaining({ kind: 'assessment', personId: 'ann', outcome: 'made', isSentKept: true }),
    ])
    const [call] = listed.calls
    expect(call?.inputTokens).toBeGreaterThan(0)
    expect(call?.cost).toBeGreaterThan(0)
    const sent = await olga.ask('ai:sent', { callId: call?.id ?? 0 })
    expect(sent).toMatchObject({ ok: true, text: expect.stringContaining('Webmail works.') })
    expect(JSON.stringify(sent)).not.toContain('Winter2026')
    // Ann is the one it was made for; Bob isn't, and another workspace knows of nothing.
    expect(await rig.ann.ask('ai:sent', { callId: call?.id ?? 0 })).toMatchObject({ ok: true })
    expect(await rig.bob.ask('ai:sent', { callId: call?.id ?? 0 })).toMatchObject({ ok: false })
    await rig.sync.addAccount('other', [makePerson('oz', { role: 'owner' })])
    const oz = await rig.sync.desk('other', 'oz')
    expect(await oz.ask('ai:sent', { callId: call?.id ?? 0 })).toMatchObject({ ok: false })
    expect(await oz.ask('ai:calls', { sessionId: null, after: null })).toMatchObject({ calls: [] })
    expect(await rig.bob.ask('ai:usage', { from: 0, to: 1 })).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    const use = await olga.ask('ai:usage', { from: Date.now() - 60_000, to: Date.now() + 60_000 })
    expect(use).toMatchObject({
      ok: true,
      uses: [{ kind: 'assessment', calls: 1, failed: 0 }],
      judged: [{ by: 'model', made: 1, right: 0 }],
      month: { budget: null },
    })
  })

  it.each([
    ['off', { on: false }],
    ['no_key', { ai: { key: '' } }],
    ['refused', { next: 'refusal' }],
    ['unusable', { next: 'wrong_enum' }],
    ['cut_off', { next: 'truncated' }],
    ['budget', { ai: { config: { monthlyBudget: 0 } } }],
  ] as const)('%s: rules make it instead, and say why', async (because, how) => {
    const rig = await startRig('ai' in how ? how.ai : {}, !('on' in how))
    if ('next' in how) rig.api.next(how.next)
    const { handoffId } = await rig.escalate()
    const { assessmentData } = await rig.assessed(handoffId)
    expect(assessmentData).toMatchObject({ by: 'rules', because, model: null })
    expect(rig.api.calls).toHaveLength('next' in how ? 1 : 0)
    expect(JSON.stringify(assessmentData)).not.toContain('Winter2026')
  })

  it('of a session that is kept away from AI sends nothing', async () => {
    const rig = await startRig()
    const sessionId = uuid()
    const handoffId = uuid()
    await rig.does(rig.ann, 'session.start', startPayload(sessionId))
    await rig.does(rig.ann, 'session.keep-from-ai', { sessionId, keep: true })
    await rig.does(rig.ann, 'handoff.create', escalatePayload(sessionId, handoffId))
    expect((await rig.assessed(handoffId)).assessmentData).toMatchObject({
      by: 'rules',
      because: 'kept_away',
    })
    expect(await rig.ann.ask('ai:state', { sessionId })).toEqual({ ok: true, because: 'kept_away' })
    expect(await rig.ann.ask('ai:state', { sessionId: null })).toEqual({ ok: true, because: null })
    expect(rig.api.calls).toHaveLength(0)
  })

  it('that is withdrawn while the model thinks ends the call, and nothing comes', async () => {
    const rig = await startRig()
    rig.api.takes(60_000)
    const { handoffId } = await rig.escalate()
    await eventually('the call', async () => rig.api.calls.length === 1)
    await rig.does(rig.ann, 'handoff.withdraw', { handoffId })
    await eventually('the end of the call', async () => rig.api.underway() === 0)
    const calls = await rig.sync.db.selectFrom('ai_calls').select('outcome').execute()
    await eventually('the outcome', async () => {
      const [call] = await rig.sync.db.selectFrom('ai_calls').select('outcome').execute()
      return call?.outcome === 'cancelled'
    })
    expect(calls).toHaveLength(1)
    expect(await rig.handoff(handoffId)).toMatchObject({ assessmentData: null, enrichment: null })
    // What was sent is paid for, whether or not anyone waited for the answer.
    expect(await spentSince(rig.sync.db, 'acme', 0)).toBeGreaterThan(0)
  })

  it('never waits for the model: claimed meanwhile, then it arrives', async () => {
    const rig = await startRig()
    rig.api.hold()
    const { handoffId } = await rig.escalate()
    await eventually('the call', async () => rig.api.calls.length === 1)
    expect(await rig.asks('bob', 'handoff.claim', { handoffId })).toMatchObject({ ok: true })
    expect((await rig.handoff(handoffId)).assessmentData).toBeNull()
    rig.api.release()
    expect((await rig.assessed(handoffId)).state).toBe('claimed')
  })

  it('what someone writes before a newer result arrives stays', async () => {
    const rig = await startRig()
    const { handoffId, sessionId } = await rig.escalate()
    await rig.assessed(handoffId)
    await rig.does(rig.ann, 'fact.add', { factId: uuid(), sessionId, text: 'It began on Tuesday.' })
    rig.api.hold()
    const running = refreshAssessment.start(
      { accountId: 'acme', handoffId },
      {
        db: rig.sync.db,
        act: rig.sync.decider.act,
        enqueue: rig.sync.jobs.enqueue,
        clock: Date.now,
        ai: rigAi(rig.sync.db, Date.now, { url: rig.api.url, timings: { look: 10_000 } }),
      },
      new AbortController().signal,
    )
    await eventually('the second call', async () => rig.api.calls.length === 2)
    await rig.does(rig.bob, 'assessment.edit', { handoffId, text: 'It’s the add-in.' })
    rig.api.release()
    await running
    expect(await rig.handoff(handoffId)).toMatchObject({
      assessment: 'It’s the add-in.',
      assessmentData: { refreshes: 0, edited: { by: 'bob' } },
    })
  })
})

describe('an assessment of an escalated session that goes on', () => {
  const refresh = async (rig: AiRig, handoffId: string, ai: RigAi = {}) =>
    refreshAssessment.start(
      { accountId: 'acme', handoffId },
      {
        db: rig.sync.db,
        act: rig.sync.decider.act,
        enqueue: rig.sync.jobs.enqueue,
        clock: Date.now,
        ai: rigAi(rig.sync.db, Date.now, { url: rig.api.url, ...ai }),
      },
      new AbortController().signal,
    )

  it('is redone two minutes after something was added, once for all of it', async () => {
    const rig = await startRig()
    const { handoffId, sessionId } = await rig.escalate()
    const first = await rig.assessed(handoffId)
    const before = Date.now()
    for (const text of ['It began on Tuesday.', 'Only on her laptop.'])
      await rig.does(rig.ann, 'fact.add', { factId: uuid(), sessionId, text })
    const rows = await waiting(rig)
    expect(rows).toHaveLength(1)
    expect((rows[0]?.start_after.getTime() ?? 0) - before).toBeGreaterThan(110_000)
    await refresh(rig, handoffId)
    const { assessmentData } = await rig.handoff(handoffId)
    expect(assessmentData?.refreshes).toBe(1)
    expect(assessmentData?.readRev).toBeGreaterThan(first.assessmentData?.readRev ?? 0)
    expect(rig.api.calls.at(-1)?.prompt).toContain('Only on her laptop.')
    // Nothing new: no call.
    await refresh(rig, handoffId)
    expect(rig.api.calls).toHaveLength(2)
  })

  it('no more than so many times, and not once someone has started on it', async () => {
    const rig = await startRig()
    const { handoffId, sessionId } = await rig.escalate()
    await rig.assessed(handoffId)
    for (const text of ['One.', 'Two.', 'Three.']) {
      await rig.does(rig.ann, 'fact.add', { factId: uuid(), sessionId, text })
      await refresh(rig, handoffId, { config: { refreshes: 2 } })
    }
    expect((await rig.handoff(handoffId)).assessmentData?.refreshes).toBe(2)
    expect(rig.api.calls).toHaveLength(3)
    await rig.asks('bob', 'handoff.claim', { handoffId })
    await rig.does(rig.bob, 'handoff.pick-up', { handoffId, mode: 'continue' })
    await rig.does(rig.bob, 'fact.add', { factId: uuid(), sessionId, text: 'Four.' })
    await refresh(rig, handoffId)
    expect(rig.api.calls).toHaveLength(3)
  })

  it('that fails keeps what the model made before', async () => {
    const rig = await startRig()
    const { handoffId, sessionId } = await rig.escalate()
    await rig.assessed(handoffId)
    await rig.does(rig.ann, 'fact.add', { factId: uuid(), sessionId, text: 'One.' })
    rig.api.always('failing')
    await refresh(rig, handoffId)
    expect((await rig.handoff(handoffId)).assessmentData).toMatchObject({ by: 'model', refreshes: 0 })
  })

  it('that failed the first time for a reason that passes is tried again', async () => {
    const rig = await startRig()
    rig.api.next('overloaded', 'overloaded')
    const { handoffId } = await rig.escalate()
    expect((await rig.assessed(handoffId)).assessmentData).toMatchObject({
      by: 'rules',
      because: 'overloaded',
    })
    const again = await eventually('the next try', async () => {
      const rows = await waiting(rig)
      return rows[0]
    })
    expect(again.singleton_key).toBe(`${handoffId} again`)
    await refresh(rig, handoffId)
    expect((await rig.handoff(handoffId)).assessmentData).toMatchObject({ by: 'model', refreshes: 1 })
  })
})

describe('asking for an assessment again', () => {
  const again = async (rig: AiRig, handoffId: string) =>
    rig.bob.ask('ai:again', { handoffId, what: 'assessment' })

  it('redoes one that rules made, whatever the reason was', async () => {
    const rig = await startRig()
    rig.api.next('refusal')
    const { handoffId } = await rig.escalate()
    expect((await rig.assessed(handoffId)).assessmentData).toMatchObject({ by: 'rules', because: 'refused' })
    expect(await again(rig, handoffId)).toEqual({ ok: true })
    await eventually(
      'the model’s',
      async () => (await rig.handoff(handoffId)).assessmentData?.by === 'model' || undefined,
    )
    expect((await rig.handoff(handoffId)).assessmentData).toMatchObject({ because: null, refreshes: 1 })
  })

  it('says why it can’t be, and sends nothing then', async () => {
    const rig = await startRig({ config: { refreshes: 1 } })
    const { handoffId, sessionId } = await rig.escalate()
    const why = async () => {
      const answer = await again(rig, handoffId)
      return answer.ok ? null : answer.problem.message
    }
    await rig.assessed(handoffId)
    expect(await why()).toBe('Nothing was added to the session since it was made.')
    await rig.asks('olga', 'account.update', { ai: { on: false } })
    expect(await why()).toBe('AI is off in this workspace. An admin can switch it on in Settings.')
    await rig.asks('olga', 'account.update', { ai: { on: true } })
    await rig.does(rig.bob, 'assessment.edit', { handoffId, text: 'It’s the add-in.' })
    expect(await why()).toBe('Someone wrote their own assessment. Use the original again first.')
    await rig.does(rig.bob, 'assessment.edit', { handoffId, text: '' })
    await rig.does(rig.ann, 'fact.add', { factId: uuid(), sessionId, text: 'It began on Tuesday.' })
    expect(await why()).toBeNull()
    await eventually('it', async () => (await rig.handoff(handoffId)).assessmentData?.refreshes === 1)
    await rig.does(rig.ann, 'fact.add', { factId: uuid(), sessionId, text: 'Only at noon.' })
    expect(await why()).toMatch(/^It was made 2 times, which is the limit\./u)
    await rig.asks('bob', 'handoff.claim', { handoffId })
    await rig.does(rig.bob, 'handoff.pick-up', { handoffId, mode: 'fresh' })
    expect(await why()).toBe('Someone has started on it. Ask the assistant in the session instead.')
    expect(rig.api.calls).toHaveLength(2)
  })
})

describe('a briefing', () => {
  it('comes to whoever starts with one, and not to others', async () => {
    const rig = await startRig()
    const { handoffId } = await rig.escalate()
    await rig.assessed(handoffId)
    await rig.asks('bob', 'handoff.claim', { handoffId })
    await rig.does(rig.bob, 'handoff.pick-up', { handoffId, mode: 'briefing' })
    const briefed = await eventually(
      'a briefing',
      async () => (await rig.handoff(handoffId)).briefing ?? undefined,
    )
    expect(briefed).toMatchObject({ by: 'model', model: 'claude-sonnet-5-5' })
    expect(briefed.happened.length).toBeGreaterThan(0)
    const calls = rig.api.calls.length
    expect(await rig.bob.ask('ai:again', { handoffId, what: 'briefing' })).toMatchObject({
      problem: { message: 'Nothing was added to the session since it was made.' },
    })
    const vic = await rig.sync.desk('acme', 'vic')
    expect(await vic.ask('ai:again', { handoffId, what: 'briefing' })).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(rig.api.calls).toHaveLength(calls)
  })

  it('without a model is made by rules', async () => {
    const rig = await startRig({}, false)
    const { handoffId } = await rig.escalate()
    await rig.asks('bob', 'handoff.claim', { handoffId })
    await rig.does(rig.bob, 'handoff.pick-up', { handoffId, mode: 'briefing' })
    const briefed = await eventually(
      'a briefing',
      async () => (await rig.handoff(handoffId)).briefing ?? undefined,
    )
    expect(briefed).toMatchObject({ by: 'rules', because: 'off' })
  })
})
