import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterEach, describe, expect, test } from 'vitest'
import type { IntentInput, IntentType } from '../../core/intents/registry.ts'
import { startMessagesApi, type MessagesApi } from '../../scripts/messages-api/messages-api.ts'
import { openDatabase, type Database } from '../../server/store/database.ts'
import { readDocument } from '../../server/store/change-log.ts'
import { startServerProcess, type RunningServer } from '../support/server/running-server.ts'
import {
  escalatePayload,
  eventually,
  openRigDesk,
  startPayload,
  type RigDesk,
} from '../support/server/sync-rig.ts'
import { borrowDatabase } from '../support/server/test-cluster.ts'
import { createWorkspace, type Member } from '../support/server/workspace.ts'

const metricsToken = '0123456789abcdef'

type World = {
  api: MessagesApi
  db: Database
  servers: readonly RunningServer[]
  people: Record<'owner' | 'ana' | 'ben', Member>
  accountId: string
}

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** So many servers on one database, that all ask the same model, and a workspace that allows it. */
const startWorld = async (count: number): Promise<World> => {
  const api = await startMessagesApi({ takesMs: 0 })
  ends.push(api.close)
  const database = await borrowDatabase()
  ends.push(database.drop)
  const db = openDatabase(database.config, { onError: () => undefined })
  ends.push(async () => db.destroy())
  const env = {
    DATABASE_URL: database.databaseUrl,
    BATON_SECRET_KEY: 'ab'.repeat(32),
    ANTHROPIC_API_KEY: 'sk-test-key',
    ANTHROPIC_BASE_URL: api.url,
    METRICS_TOKEN: metricsToken,
  }
  const servers: RunningServer[] = []
  for (let made = 0; made < count; made += 1) {
    const server = await startServerProcess(env)
    servers.push(server)
    ends.push(server.remove)
  }
  const [first] = servers
  if (first === undefined) throw new Error('There is no server.')
  const people = await createWorkspace(first, {
    ana: { name: 'Ana Ruiz', role: 'engineer' },
    ben: { name: 'Ben Carter', role: 'engineer' },
  })
  const owner = await openRigDesk(first.url, people.owner.signedIn.accessToken)
  const switched = await owner.ask('intents:request', {
    intent: owner.intent('account.update', { ai: { on: true } }),
  })
  expect(switched).toMatchObject({ ok: true })
  owner.close()
  return { api, db, servers, people, accountId: people.owner.signedIn.identity.accountId }
}

const does = async <T extends IntentType>(desk: RigDesk, type: T, payload: IntentInput<T>): Promise<void> => {
  const answer = await desk.push(desk.intent(type, payload))
  expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
}

const startSession = async (desk: RigDesk): Promise<string> => {
  const sessionId = uuid()
  await does(desk, 'session.start', startPayload(sessionId))
  await does(desk, 'fact.add', { factId: uuid(), sessionId, text: 'Webmail works.' })
  await does(desk, 'fact.add', { factId: uuid(), sessionId, text: 'Only on her laptop.' })
  await does(desk, 'fix.propose', { fixId: uuid(), sessionId, text: 'Rebuild the profile' })
  return sessionId
}

/** How many intents of a type the server decided for the workspace. */
const decided = async ({ db, accountId }: World, type: string): Promise<number> => {
  const rows = await db
    .selectFrom('intents')
    .select('id')
    .where('account_id', '=', accountId)
    .where('type', '=', type)
    .where('rev', 'is not', null)
    .execute()
  return rows.length
}

describe('a server that is killed while a model thinks', () => {
  test('brings one assessment and one answer once it is started again', async () => {
    const world = await startWorld(1)
    const { api, db, servers, people, accountId } = world
    const [server] = servers
    if (server === undefined) throw new Error('There is no server.')
    api.hold()
    const desk = await openRigDesk(server.url, people.ana.signedIn.accessToken)
    const sessionId = await startSession(desk)
    const handoffId = uuid()
    await does(desk, 'handoff.create', escalatePayload(sessionId, handoffId))
    const asked = await startSession(desk)
    const questionId = uuid()
    await does(desk, 'assistant.ask', { entryId: questionId, sessionId: asked, text: 'What next?' })
    await eventually('both calls', () => api.underway() === 2)

    await server.kill()
    desk.close()
    await eventually('both calls to be cut', () => api.underway() === 0)
    // What was held is answered into nothing.
    api.release()
    expect(await readDocument(db, accountId, 'handoffs', handoffId)).toMatchObject({
      assessmentData: null,
      enrichment: { state: 'making' },
    })

    // So long without a sign of life that they count as dead, which only jobs with a heartbeat do before their time is over.
    await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'`.execute(
      db,
    )
    await server.start()
    const handoff = await eventually(
      'the assessment',
      async () => {
        const now = await readDocument(db, accountId, 'handoffs', handoffId)
        return now !== null && now.assessmentData !== null && now
      },
      90,
    )
    expect(handoff.assessmentData).toMatchObject({ by: 'model', refreshes: 0 })
    const question = await eventually(
      'the answer',
      async () => {
        const now = await readDocument(db, accountId, 'entries', questionId)
        return now?.ask?.state === 'waiting' ? undefined : now
      },
      90,
    )
    expect(question?.ask).toMatchObject({ state: 'answered', tries: 1, answerId: expect.any(String) })

    // Once the queue has nothing left to repeat, there is still one of each.
    await eventually('the jobs to be done', async () => {
      const left = await db
        .selectFrom('pgboss.job' as never)
        .select('id' as never)
        .where('name' as never, 'in', ['handoff-assess', 'assistant-answer'] as never)
        .where('state' as never, 'in', ['created', 'active', 'retry'] as never)
        .execute()
      return left.length === 0
    })
    expect(await decided(world, 'assessment.put')).toBe(1)
    expect(await decided(world, 'assistant.answer')).toBe(1)
    expect(api.calls).toHaveLength(4)

    // The calls that died are written down, and aren't underway for ever.
    const owner = await openRigDesk(server.url, people.owner.signedIn.accessToken)
    const outcomes = async () => {
      const listed = await owner.ask('ai:calls', { sessionId: null, after: null })
      return listed.ok ? listed.calls.map(({ outcome }) => outcome).toSorted() : []
    }
    expect(await outcomes()).toEqual(['made', 'made', 'underway', 'underway'])
    await db
      .updateTable('ai_calls')
      .set({ at: Date.now() - 600_000 })
      .where('outcome', '=', 'underway')
      .execute()
    expect(await outcomes()).toEqual(['cancelled', 'cancelled', 'made', 'made'])
    owner.close()
  })

  test('leaves a draft to whoever asks next, at another server, without waiting for the longest call', async () => {
    const { api, servers, people } = await startWorld(2)
    const [first, second] = servers
    if (first === undefined || second === undefined) throw new Error('There are no servers.')
    const anas = await openRigDesk(first.url, people.ana.signedIn.accessToken)
    const bens = await openRigDesk(second.url, people.ben.signedIn.accessToken)
    const sessionId = await startSession(anas)
    api.hold()
    void anas.ask('ai:draft', { sessionId, kind: 'escalation' }).catch(() => null)
    await eventually('the call', () => api.underway() === 1)
    await first.kill()
    api.release()
    anas.close()
    const answer = await eventually(
      'a draft',
      async () => {
        const said = await bens.ask('ai:draft', { sessionId, kind: 'escalation' }).catch(() => null)
        return said?.ok === true ? said.draft : undefined
      },
      60,
    )
    expect(answer).toMatchObject({ by: 'model', because: null, fromCache: false })
    expect(api.calls).toHaveLength(2)
    bens.close()
  })
})

test('two desks at two servers that ask for the same draft at once cause one call', async () => {
  const { api, servers, people } = await startWorld(2)
  const [first, second] = servers
  if (first === undefined || second === undefined) throw new Error('There are no servers.')
  const anas = await openRigDesk(first.url, people.ana.signedIn.accessToken)
  const bens = await openRigDesk(second.url, people.ben.signedIn.accessToken)
  const sessionId = await startSession(anas)
  api.hold()
  const drafts = [anas, bens].map(async (desk) => {
    const answer = await desk.ask('ai:draft', { sessionId, kind: 'resolution' })
    if (!answer.ok) throw new Error(answer.problem.message)
    return answer.draft
  })
  await eventually('the call', () => api.underway() === 1)
  // The other one has looked whether it is there, and waits.
  await bens.ask('ai:state', { sessionId })
  api.release()
  const [one, two] = await Promise.all(drafts)
  expect(api.calls).toHaveLength(1)
  expect(one?.markdown).toBe(two?.markdown)
  expect(new Set([one?.fromCache, two?.fromCache])).toEqual(new Set([false, true]))
  const metrics = await Promise.all(
    servers.map(async ({ url }) => {
      const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
      return answer.text()
    }),
  )
  expect(metrics.join('\n').match(/^baton_ai_drafts_total\{from="(?:model|cache)"\} 1$/gmu)).toHaveLength(2)
  expect(metrics.join('\n')).toContain('baton_ai_calls_total{kind="resolution",outcome="made"} 1')
  for (const desk of [anas, bens]) desk.close()
})
