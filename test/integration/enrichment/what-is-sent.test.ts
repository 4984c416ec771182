import { Registry } from 'prom-client'
import { v7 as uuid } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import type { AiSettings } from '../../../core/domain/account/ai-settings.ts'
import { createAiMetrics } from '../../../server/enrichment/ai-metrics.ts'
import { monthOf } from '../../../server/enrichment/asking.ts'
import { forgetSent } from '../../../server/enrichment/forget-sent.ts'
import { beginCall } from '../../../server/store/ai/ai-call-store.ts'
import { beginFile, completeFile, putChunk } from '../../../server/store/file-store.ts'
import { type AiRig, startAiRig } from '../../support/server/ai-rig.ts'
import { makePerson } from '../../support/samples/make.ts'
import { attachmentOf, fileAttachmentOf, makePng, sha256 } from '../../support/samples/images.ts'
import { escalatePayload, eventually, startPayload } from '../../support/server/sync-rig.ts'

const day = 86_400_000

let rig: AiRig | null = null
afterEach(async () => {
  await rig?.close()
  rig = null
})

const allow = async (one: AiRig, ai: Partial<AiSettings>): Promise<void> =>
  expect(await one.asks('olga', 'account.update', { ai })).toMatchObject({ ok: true })

/** Stores a whole file, as its parts do when they have all arrived. */
const store = async (
  { sync: { db } }: AiRig,
  bytes: Buffer,
  type: 'image/png' | 'application/octet-stream',
) => {
  const key = { accountId: 'acme', hash: sha256(bytes) }
  const at = new Date()
  const shape = { type, bytes: bytes.length }
  await db.transaction().execute(async (trx) => {
    await beginFile(trx, key, { ...shape, personId: 'ann', at })
    const stamp = await putChunk(trx, key, { ...shape, index: 0, body: bytes, at })
    await completeFile(trx, key, { stamp: stamp ?? '', at })
  })
}

/** A session of Ann's with six screenshots, a log, and a note that says to look at them. */
const startWithImages = async (one: AiRig): Promise<string> => {
  const sessionId = uuid()
  await one.does(one.ann, 'session.start', startPayload(sessionId))
  const pictures = [1, 2, 3, 4, 5, 6].map((n) => makePng({ colour: [n, n, n] }))
  const log = Buffer.from('AADSTS50034: the account does not exist\n')
  for (const bytes of pictures) await store(one, bytes, 'image/png')
  await store(one, log, 'application/octet-stream')
  for (const bytes of pictures)
    await one.does(one.ann, 'entry.add', {
      entryId: uuid(),
      sessionId,
      kind: 'note',
      text: '',
      attachments: [attachmentOf(bytes)],
    })
  await one.does(one.ann, 'entry.add', {
    entryId: uuid(),
    sessionId,
    kind: 'note',
    text: 'See above',
    attachments: [fileAttachmentOf(log)],
  })
  return sessionId
}

describe('images of a session', () => {
  it('stay here unless an admin allows them; then the latest five are sent, and never another file', async () => {
    const one = (rig = await startAiRig())
    const sessionId = await startWithImages(one)
    const answered = async (): Promise<number> => {
      const entryId = uuid()
      const before = one.api.calls.length
      await one.does(one.ann, 'assistant.ask', { entryId, sessionId, text: 'What do you see?' })
      await eventually('the call', () => one.api.calls.length > before && one.api.underway() === 0)
      return one.api.calls.at(-1)?.images ?? -1
    }
    expect(await answered()).toBe(0)
    await allow(one, { images: true })
    expect(await answered()).toBe(5)
    const handoffId = uuid()
    await one.does(one.ann, 'handoff.create', escalatePayload(sessionId, handoffId))
    await one.assessed(handoffId)
    expect(one.api.calls.at(-1)).toMatchObject({ isStructured: true, images: 5 })
    expect(one.api.calls.map(({ prompt }) => prompt).join()).not.toContain('AADSTS50034')
    // The list says that there were some, without keeping them.
    const olga = await one.sync.desk('acme', 'olga')
    const listed = await olga.ask('ai:calls', { sessionId, after: null })
    const newest = listed.ok ? listed.calls[0]?.id : undefined
    expect(await olga.ask('ai:sent', { callId: newest ?? 0 })).toMatchObject({
      text: expect.stringMatching(/\[5 images\]$/u),
    })
    await allow(one, { images: false })
    expect(await answered()).toBe(0)
  })
})

describe('what waits for its turn', () => {
  /** What was just escalated is read by now, and waits for the call before it. */
  const isRead = async () => new Promise((resolve) => setTimeout(resolve, 800))

  it('isn’t sent if its session was kept away, or AI switched off, meanwhile', async () => {
    const one = (rig = await startAiRig({ config: { concurrency: 1 }, timings: { look: 50 } }))
    one.api.hold()
    const first = await one.escalate()
    await eventually('the first call', async () => one.api.calls.length === 1)
    const kept = await one.escalate()
    await isRead()
    await one.does(one.ann, 'session.keep-from-ai', { sessionId: kept.sessionId, keep: true })
    one.api.release()
    expect((await one.assessed(kept.handoffId)).assessmentData).toMatchObject({ because: 'kept_away' })
    await one.assessed(first.handoffId)
    expect(one.api.calls).toHaveLength(1)

    one.api.hold()
    await one.escalate()
    await eventually('the second call', async () => one.api.calls.length === 2)
    const off = await one.escalate()
    await isRead()
    await allow(one, { on: false })
    one.api.release()
    expect((await one.assessed(off.handoffId)).assessmentData).toMatchObject({ because: 'off' })
    expect(one.api.calls).toHaveLength(2)
  })
})

describe('a budget', () => {
  it('that is spent this month leaves everything to rules, and what was drafted before can still be read', async () => {
    const one = (rig = await startAiRig())
    const { db } = one.sync
    const call = {
      accountId: 'acme',
      personId: 'ann',
      kind: 'assessment',
      sessionId: 's',
      handoffId: null,
      model: 'm',
      promptVersion: 'p',
      sent: null,
    }
    await allow(one, { monthlyBudget: 100 })
    // What was spent before this month doesn't count, nor does another workspace's.
    await beginCall(db, { ...call, at: monthOf(Date.now()) - 1, cost: 5_000_000 })
    await one.sync.addAccount('other', [makePerson('oz', { role: 'owner' })])
    await beginCall(db, { ...call, accountId: 'other', at: Date.now(), cost: 5_000_000 })
    const { handoffId, sessionId } = await one.escalate()
    expect((await one.assessed(handoffId)).assessmentData).toMatchObject({ by: 'model' })
    expect(await one.ann.ask('ai:draft', { sessionId, kind: 'escalation' })).toMatchObject({
      draft: { by: 'model', fromCache: false },
    })
    await beginCall(db, { ...call, at: Date.now(), cost: 1_000_000 })
    const calls = one.api.calls.length
    const next = await one.escalate()
    expect((await one.assessed(next.handoffId)).assessmentData).toMatchObject({
      by: 'rules',
      because: 'budget',
    })
    expect(await one.ann.ask('ai:draft', { sessionId, kind: 'escalation' })).toMatchObject({
      draft: { by: 'model', fromCache: true },
    })
    expect(await one.ann.ask('ai:draft', { sessionId, kind: 'resolution' })).toMatchObject({
      draft: { by: 'rules', because: 'budget' },
    })
    expect(one.api.calls).toHaveLength(calls)
    // An admin who raises it has a model again at once.
    await allow(one, { monthlyBudget: 10_000 })
    expect(await one.ann.ask('ai:draft', { sessionId, kind: 'resolution' })).toMatchObject({
      draft: { by: 'model' },
    })
  })
})

describe('the time for a call', () => {
  it('is what an admin gives it, and then rules step in', async () => {
    const one = (rig = await startAiRig({ config: { timeoutMs: 60_000 } }))
    await allow(one, { timeouts: { careful: 5, quick: null } })
    one.api.next('stalled_headers')
    const { handoffId } = await one.escalate()
    expect((await one.assessed(handoffId)).assessmentData).toMatchObject({
      by: 'rules',
      because: 'timed_out',
    })
  })
})

describe('what was sent', () => {
  it('is kept for 30 days, then only that it was; drafts go with it', async () => {
    const one = (rig = await startAiRig())
    const { db, jobs } = one.sync
    const now = Date.now()
    const call = {
      accountId: 'acme',
      personId: 'ann',
      kind: 'assessment',
      sessionId: 's',
      handoffId: null,
      model: 'm',
      promptVersion: 'p',
      cost: 7,
      sent: 'Webmail works.',
    }
    const young = await beginCall(db, { ...call, at: now - 29 * day })
    const old = await beginCall(db, { ...call, at: now - 31 * day })
    const ancient = await beginCall(db, { ...call, at: now - 401 * day })
    const { handoffId, sessionId } = await one.escalate()
    await one.assessed(handoffId)
    await one.ann.ask('ai:draft', { sessionId, kind: 'resolution' })
    const run = async (at: number): Promise<void> =>
      forgetSent.start(
        {},
        {
          db,
          act: one.sync.decider.act,
          enqueue: jobs.enqueue,
          clock: () => at,
        },
        new AbortController().signal,
      )
    const drafts = async () => (await db.selectFrom('ai_drafts').select('kind').execute()).length
    await run(now)
    const rows = await db
      .selectFrom('ai_calls')
      .select(['id', 'sent', 'cost'])
      .where('id', 'in', [young, old, ancient])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { id: young, sent: 'Webmail works.', cost: 7 },
      { id: old, sent: null, cost: 7 },
    ])
    expect(await drafts()).toBe(1)
    await run(now + 31 * day)
    expect(await drafts()).toBe(0)
    expect(await db.selectFrom('ai_calls').select('id').where('sent', 'is not', null).execute()).toEqual([])
    // Each run has asked for the one of the next day, once.
    const waiting = await db
      .selectFrom('pgboss.job' as never)
      .select('start_after' as never)
      .where('name' as never, '=', 'ai-forget' as never)
      .where('state' as never, '=', 'created' as never)
      .execute()
    expect(waiting).toHaveLength(1)
  })

  it('is not kept at all where an admin decided so', async () => {
    const one = (rig = await startAiRig())
    await allow(one, { keepSent: false })
    const { handoffId, sessionId } = await one.escalate()
    await one.assessed(handoffId)
    const olga = await one.sync.desk('acme', 'olga')
    const listed = await olga.ask('ai:calls', { sessionId, after: null })
    expect(listed).toMatchObject({ calls: [{ kind: 'assessment', isSentKept: false }] })
    expect(await one.sync.db.selectFrom('ai_calls').select('sent').execute()).toEqual([{ sent: null }])
  })
})

describe('metrics', () => {
  it('count calls, tokens, cost and time by kind and outcome, and drafts by where they came from, without any content', async () => {
    const registry = new Registry()
    const one = (rig = await startAiRig({ metrics: createAiMetrics(registry) }))
    const { handoffId, sessionId } = await one.escalate()
    await one.assessed(handoffId)
    one.api.next('refusal')
    for (const kind of ['resolution', 'escalation', 'escalation'] as const)
      await one.ann.ask('ai:draft', { sessionId, kind })
    const text = await registry.metrics()
    expect(text).toContain('baton_ai_calls_total{kind="assessment",outcome="made"} 1')
    expect(text).toContain('baton_ai_calls_total{kind="resolution",outcome="refused"} 1')
    expect(text).toContain('baton_ai_calls_total{kind="escalation",outcome="made"} 1')
    expect(text).toContain('baton_ai_call_seconds_count{kind="assessment"} 1')
    for (const from of ['cache', 'model', 'rules'])
      expect(text).toContain(`baton_ai_drafts_total{from="${from}"} 1`)
    const valueOf = async (name: string, labels: object): Promise<number> => {
      const found = await registry.getSingleMetric(name)?.get()
      return (
        found?.values.find((value) => JSON.stringify(value.labels) === JSON.stringify(labels))?.value ?? 0
      )
    }
    expect(await valueOf('baton_ai_tokens_total', { kind: 'assessment', type: 'output' })).toBeGreaterThan(0)
    expect(await valueOf('baton_ai_cost_dollars_total', { kind: 'assessment' })).toBeGreaterThan(0)
    expect(text).not.toMatch(/Webmail|Winter2026|acme|ann/u)
  })
})
