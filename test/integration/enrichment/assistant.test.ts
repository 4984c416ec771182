import { v7 as uuid } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import { assistantLimits, type NoAnswer } from '../../../core/domain/enrichment/assistant.ts'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { AssistantSaid, type SaidSoFar, withPiece } from '../../../core/protocol/assistant-messages.ts'
import { type Behaviour } from '../../../scripts/messages-api/behaviours.ts'
import { type MessagesApi, startMessagesApi } from '../../../scripts/messages-api/messages-api.ts'
import { answerQuestion } from '../../../server/enrichment/assistant/answer-question.ts'
import { beginCall } from '../../../server/store/ai/ai-call-store.ts'
import { similarSessions } from '../../../server/store/ai/similar-sessions.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { makePerson } from '../../support/samples/make.ts'
import { type RigAi, rigAi } from '../../support/server/rig-ai.ts'
import {
  eventually,
  type RigDesk,
  startPayload,
  startSyncRig,
  type SyncRig,
} from '../../support/server/sync-rig.ts'

type Rig = {
  sync: SyncRig
  api: MessagesApi
  ann: RigDesk
  bob: RigDesk
  sessionId: string
  does<T extends IntentType>(desk: RigDesk, type: T, payload: IntentInput<T>): Promise<void>
  ask(text?: string, over?: { about?: string }): Promise<string>
  entry(id: string): Promise<Entry>
  reaches(questionId: string, ...states: string[]): Promise<Entry>
  answer(questionId: string): Promise<Entry>
  answers(): Promise<Entry[]>
}

let open: { api: MessagesApi; sync: SyncRig } | null = null
afterEach(async () => {
  await open?.api.close()
  await open?.sync.close()
  open = null
})

const startRig = async ({
  on = true,
  takesMs,
  ...ai
}: RigAi & { on?: boolean; takesMs?: number } = {}): Promise<Rig> => {
  const api = await startMessagesApi(takesMs === undefined ? {} : { takesMs })
  const sync = await startSyncRig({ ai: { url: api.url, timings: { look: 50 }, ...ai } })
  open = { api, sync }
  for (const accountId of ['acme', 'other'])
    await sync.addAccount(accountId, [
      makePerson('olga', { role: 'owner' }),
      makePerson('ann'),
      makePerson('bob'),
      makePerson('vic', { role: 'viewer' }),
    ])
  const [ann, bob] = [await sync.desk('acme', 'ann'), await sync.desk('acme', 'bob')]
  const sessionId = uuid()
  const entry = async (id: string) => {
    const found = await readDocument(sync.db, 'acme', 'entries', id)
    if (found === null) throw new Error('There is no such entry.')
    return found
  }
  const rig: Rig = {
    sync,
    api,
    ann,
    bob,
    sessionId,
    entry,
    async does(desk, type, payload) {
      const answer = await desk.push(desk.intent(type, payload))
      if (!answer.ok) throw new Error(answer.problem.message)
      for (const verdict of answer.verdicts)
        if (verdict.status === 'rejected') throw new Error(verdict.message)
    },
    async ask(text = 'What would you look at next?', over = {}) {
      const entryId = uuid()
      await rig.does(ann, 'assistant.ask', { entryId, sessionId, text, ...over })
      return entryId
    },
    reaches: async (questionId, ...states) =>
      eventually(states.join(' or '), async () => {
        const found = await entry(questionId)
        return found.ask !== undefined && states.includes(found.ask.state) && found
      }),
    async answer(questionId) {
      const { ask } = await rig.reaches(questionId, 'answered')
      return entry(ask?.answerId ?? '')
    },
    async answers() {
      const all = await ann.pullAll()
      return all.flatMap(({ collection, document }) =>
        collection === 'entries' && document.answer !== undefined ? [document] : [],
      )
    },
  }
  if (on) {
    const intent = {
      id: uuid(),
      at: Date.now(),
      type: 'account.update',
      version: 1,
      payload: { ai: { on: true } },
    }
    const from = { accountId: 'acme', personId: 'olga' }
    expect(await sync.decider.request(from, intent)).toMatchObject({ ok: true })
  }
  await rig.does(ann, 'session.start', startPayload(sessionId))
  await rig.does(ann, 'fact.add', { factId: uuid(), sessionId, text: 'Webmail works.' })
  await rig.does(ann, 'fact.add', { factId: uuid(), sessionId, text: 'Its password: Winter2026!x is right.' })
  return rig
}

/** Looks at a session, and puts together what is said there. */
const listen = async (desk: RigDesk, sessionId: string) => {
  const heard: { so: SaidSoFar | null; texts: string[] } = { so: null, texts: [] }
  desk.socket.on('assistant:said', (raw: unknown) => {
    heard.so = withPiece(heard.so, AssistantSaid.parse(raw))
    heard.texts.push(heard.so?.text ?? '')
  })
  expect(await desk.ask('presence:look', { subject: { kind: 'session', id: sessionId } })).toEqual({
    ok: true,
  })
  return heard
}

describe('a question to the assistant', () => {
  it('is answered by one entry with what it suggests, from what the session holds', async () => {
    const rig = await startRig()
    const questionId = await rig.ask()
    const answer = await rig.answer(questionId)
    expect(answer).toMatchObject({
      authorId: 'assistant',
      kind: 'message',
      answer: { questionId, isStopped: false },
    })
    expect(answer.answer?.suggestions.length).toBeGreaterThan(0)
    expect(answer.answer?.cites[0]?.kind).toBe('fact')
    expect(rig.api.calls).toHaveLength(1)
    const [call] = rig.api.calls
    expect(call).toMatchObject({ isStream: true, isStructured: true })
    expect(call?.prompt).toContain('| What would you look at next?')
    expect(call?.prompt).toContain('Webmail works.')
    expect(call?.prompt).not.toContain('Winter2026')
  })

  it('is heard while it is written by every desk that looks at the session, and by no other', async () => {
    const rig = await startRig({ takesMs: 10 })
    const [atAnn, atBob] = [await listen(rig.ann, rig.sessionId), await listen(rig.bob, rig.sessionId)]
    const elsewhere = await listen(await rig.sync.desk('acme', 'vic'), 'another')
    const tenant = await listen(await rig.sync.desk('other', 'ann'), rig.sessionId)
    const answer = await rig.answer(await rig.ask())
    for (const { so, texts } of [atAnn, atBob]) {
      await eventually('more than a piece of it', () => texts.length > 1)
      expect(so?.questionId).toBe(answer.answer?.questionId)
      expect(answer.text.startsWith(so?.text.slice(0, 40) ?? '?')).toBe(true)
    }
    expect([elsewhere.texts, tenant.texts]).toEqual([[], []])
  })

  it('asked offline is answered once it arrives', async () => {
    const rig = await startRig()
    rig.ann.close()
    const entryId = uuid()
    const back = await rig.sync.desk('acme', 'ann')
    const at = Date.now() - 3_600_000
    const payload = { entryId, sessionId: rig.sessionId, text: 'And now?' }
    const answer = await back.push(back.intent('assistant.ask', payload, { at }))
    expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
    const answered = await rig.answer(entryId)
    expect(answered.answer?.questionId).toBe(entryId)
    expect(await rig.entry(entryId)).toMatchObject({ authorId: 'ann', text: 'And now?' })
  })

  it('caches what stays the same, and asks back what an answer rests on', async () => {
    const rig = await startRig()
    const first = await rig.answer(await rig.ask())
    const why = await rig.ask('Why?', { about: first.id })
    await rig.answer(why)
    const [one, two] = rig.api.calls
    expect(two?.prompt).toContain('this answer of yours')
    const stable = one?.prompt.slice(0, one.prompt.indexOf('## The question')) ?? ''
    expect(stable.length).toBeGreaterThan(100)
    expect(two?.prompt.startsWith(stable.trimEnd())).toBe(true)
    const { rows } = { rows: await rig.sync.db.selectFrom('ai_calls').selectAll().orderBy('id').execute() }
    expect(rows.map((row) => [row.kind, row.outcome, row.person_id])).toEqual([
      ['assistant', 'made', 'ann'],
      ['assistant', 'made', 'ann'],
    ])
    expect(rows[1]?.cache_read_tokens).toBeGreaterThan(0)
  })

  const failures: [Behaviour[], NoAnswer][] = [
    [['refusal'], 'refused'],
    [['overloaded', 'overloaded', 'overloaded'], 'overloaded'],
    [['truncated'], 'cut_off'],
    [['cut_connection', 'cut_connection', 'cut_connection'], 'not_reached'],
    [['not_json'], 'unusable'],
    [['empty'], 'unusable'],
    [['string_for_list'], 'unusable'],
    [['unauthorized'], 'no_key'],
  ]
  it.each(failures)('that ends in %s says why, and can be asked again', async (behaviours, because) => {
    const rig = await startRig()
    rig.api.next(...behaviours)
    const questionId = await rig.ask()
    expect((await rig.reaches(questionId, 'without')).ask?.because).toBe(because)
    expect(await rig.answers()).toEqual([])
    await rig.does(rig.bob, 'assistant.retry', { questionId })
    expect(await rig.answer(questionId)).toMatchObject({ authorId: 'assistant' })
  })

  it('whose answer stalls ends in time, and keeps nothing of it', async () => {
    const rig = await startRig({ config: { timeoutMs: 1500 } })
    rig.api.next('stalled_body')
    const questionId = await rig.ask()
    expect((await rig.reaches(questionId, 'without')).ask?.because).toBe('timed_out')
    expect(await rig.answers()).toEqual([])
  })

  it('holds no link that a customer’s log asks for, and cites nothing that doesn’t exist', async () => {
    const rig = await startRig()
    rig.api.next('hostile')
    const hostile = await rig.answer(await rig.ask())
    expect(JSON.stringify(hostile)).not.toContain('evil.example')
    rig.api.next('unknown_ids')
    expect((await rig.answer(await rig.ask())).answer?.cites).toEqual([])
  })

  it('stopped by anyone who may write ends the call, and what was said so far stays', async () => {
    const rig = await startRig({ takesMs: 10 })
    rig.api.next('stalled_body')
    const heard = await listen(rig.ann, rig.sessionId)
    const questionId = await rig.ask()
    await eventually('a word', () => (heard.so?.text ?? '') !== '')
    await rig.does(rig.bob, 'assistant.stop', { questionId })
    await eventually('the call to end', () => rig.api.underway() === 0)
    const { ask } = await eventually('what was said', async () => {
      const found = await rig.entry(questionId)
      return found.ask?.answerId !== null && found
    })
    expect(ask).toMatchObject({ state: 'stopped', by: 'bob' })
    const partial = await rig.entry(ask?.answerId ?? '')
    expect(partial.answer).toMatchObject({ isStopped: true, suggestions: [] })
    expect(partial.text).not.toBe('')
  })

  it('has exactly one answer when its server is killed while it is written', async () => {
    const rig = await startRig()
    rig.api.next('stalled_body')
    const questionId = await rig.ask()
    await eventually('the call', () => rig.api.calls.length === 1)
    // What a killed process leaves: a job that ran halfway, which the queue gives to another one.
    const parts = {
      db: rig.sync.db,
      act: rig.sync.decider.act,
      enqueue: rig.sync.jobs.enqueue,
      clock: Date.now,
      ai: rigAi(rig.sync.db, Date.now, { url: rig.api.url, timings: { look: 50 } }),
      said: { begin: () => ({ so: () => undefined, end: () => undefined }) },
    }
    const data = { accountId: 'acme', sessionId: rig.sessionId, questionId, tries: 1 }
    const again = async () => answerQuestion.start(data, parts, new AbortController().signal)
    await Promise.all([again(), again()])
    await rig.answer(questionId)
    await again()
    // The first run finds that no one waits for it any more.
    await eventually('the stalled call to end', () => rig.api.underway() === 0)
    expect(await rig.answers()).toHaveLength(1)
  })
})

describe('without a model', () => {
  it('a question stays, says why, and nothing is sent', async () => {
    const off = await startRig({ on: false })
    const questionId = await off.ask()
    expect((await off.entry(questionId)).ask).toMatchObject({ state: 'without', because: 'off' })
    expect(off.api.calls).toEqual([])
  })

  it('the server says that it has no key', async () => {
    const rig = await startRig({ key: '' })
    expect((await rig.reaches(await rig.ask(), 'without')).ask?.because).toBe('no_key')
  })

  it('a session that is kept away from AI is never sent, nor told of in another', async () => {
    const rig = await startRig()
    await rig.does(rig.ann, 'session.keep-from-ai', { sessionId: rig.sessionId, keep: true })
    const questionId = await rig.ask()
    expect((await rig.entry(questionId)).ask).toMatchObject({ state: 'without', because: 'kept_away' })
    expect(rig.api.calls).toEqual([])
  })

  it('the budget of the month is kept', async () => {
    const rig = await startRig({ config: { monthlyBudget: 0 } })
    expect((await rig.reaches(await rig.ask(), 'without')).ask?.because).toBe('budget')
    expect(rig.api.calls).toEqual([])
  })

  it('one person can’t ask without end, and that costs the others nothing', async () => {
    const rig = await startRig()
    const call = {
      accountId: 'acme',
      at: Date.now(),
      personId: 'ann',
      kind: 'assistant',
      sessionId: rig.sessionId,
      handoffId: null,
      model: 'm',
      promptVersion: 'p',
      cost: 0,
      sent: null,
    }
    for (let n = 0; n < assistantLimits.asksAnHour; n += 1) await beginCall(rig.sync.db, call)
    expect((await rig.reaches(await rig.ask(), 'without')).ask?.because).toBe('too_many')
    const entryId = uuid()
    await rig.does(rig.bob, 'assistant.ask', { entryId, sessionId: rig.sessionId, text: 'And me?' })
    await rig.reaches(entryId, 'answered')
  })
})

describe('similar sessions', () => {
  it('are resolved ones of this workspace that share words, and that may be sent', async () => {
    const rig = await startRig()
    const resolve = async (desk: RigDesk, title: string, keep = false) => {
      const sessionId = uuid()
      await rig.does(desk, 'session.start', { sessionId, title, problemSummary: title })
      if (keep) await rig.does(desk, 'session.keep-from-ai', { sessionId, keep })
      await rig.does(desk, 'session.resolve', { sessionId, resolutionSummary: `${title}: solved` })
    }
    await resolve(rig.bob, 'Outlook sync fails after migration')
    await resolve(rig.bob, 'Printer jams')
    await resolve(rig.bob, 'Outlook does not sync, secret', true)
    const stranger = await rig.sync.desk('other', 'ann')
    await resolve(stranger, 'Outlook does not sync at a stranger')
    const session = await readDocument(rig.sync.db, 'acme', 'sessions', rig.sessionId)
    if (session === null) throw new Error('There is no session.')
    const similar = await similarSessions(rig.sync.db, 'acme', session, 3)
    expect(similar.map(({ title }) => title)).toEqual(['Outlook sync fails after migration'])
    await rig.answer(await rig.ask())
    expect(rig.api.calls[0]?.prompt).toContain('Outlook sync fails after migration: solved')
    expect(rig.api.calls[0]?.prompt).not.toMatch(/secret|stranger/u)
  })
})
