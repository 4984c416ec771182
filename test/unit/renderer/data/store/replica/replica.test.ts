import fc from 'fast-check'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { describe, expect, test } from 'vitest'
import { nothingYet, type Checkpoint } from '../../../../../../core/domain/document/checkpoint.ts'
import type { Change, CollectionName } from '../../../../../../core/domain/shapes/collections.ts'
import { TicketCheck } from '../../../../../../core/domain/ticket/ticket.ts'
import { SessionStatus, type Session } from '../../../../../../core/domain/session/session.ts'
import {
  connectionsSpec,
  schedulesSpec,
  policiesSpec,
  entriesSpec,
  factsSpec,
  handedOverSpec,
  handoffsOfSpec,
  ownedBySpec,
  openHandoffsSpec,
  peopleSpec,
  stepsSpec,
  ticketsSpec,
  writebacksSpec,
  writeUpsSpec,
  type ListSpec,
} from '../../../../../../renderer/data/lists/queries.ts'
import { WritebackState } from '../../../../../../core/domain/write-up/writeback.ts'
import { sessionsSpec } from '../../../../../../renderer/data/lists/session-lists.ts'
import { writeDocuments } from '../../../../../support/desk/write-documents.ts'
import { openPagedReplica } from '../../../../../../renderer/data/store/replica/paged-replica.ts'
import type { PageStore } from '../../../../../../renderer/data/store/replica/page-store.ts'
import { openReplicaDatabase } from '../../../../../../renderer/data/store/replica/replica-database.ts'
import type { Replica } from '../../../../../../renderer/data/store/replica/replica.ts'
import {
  makeEntry,
  makeFact,
  makeHandoff,
  makePerson,
  makePolicy,
  makeHandover,
  makeSchedule,
  makeSession,
  makeStep,
  nine,
} from '../../../../../support/samples/make.ts'

import { makeConnection, makeTicket, makeWriteback, makeWriteUp } from '../../../../../support/samples/psa.ts'

const looker = { personId: 'ann', teamId: 'north', now: nine }

/** Pages in memory; a commit can be made to fail, and then stores nothing. */
const memoryPages = () => {
  const texts = new Map<string, string>()
  let failing = false
  const store: PageStore = {
    read: async (keys) =>
      new Map(keys.flatMap((key) => (texts.has(key) ? [[key, texts.get(key) ?? '']] : []))),
    range: async (prefix) => new Map([...texts].filter(([key]) => key.startsWith(prefix))),
    async commit({ put, remove = [], fresh = new Set() }) {
      if (failing) throw new Error('QuotaExceededError')
      for (const key of fresh) if (texts.has(key)) throw new Error(`${key} is not fresh.`)
      for (const [key, text] of put) texts.set(key, text)
      for (const key of remove) texts.delete(key)
    },
  }
  return { store, fail: (isFailing: boolean) => void (failing = isFailing) }
}

const at = (rev: number): Checkpoint => ({ rev, history: `h${rev}` })

const ends = { close: async () => undefined, remove: async () => undefined }

/** All documents of a collection, page by page. */
const readAll = async (replica: Replica, collection: CollectionName, limit: number): Promise<Change[]> => {
  const all: Change[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<Replica['page']>> = await replica.page(collection, after, limit)
    all.push(...page.changes)
    after = page.next
  }
  return all
}

const sessionIds = ['s1', 's2', 's3', 's4', 's5']
const anySession = fc
  .record({
    id: fc.constantFrom(...sessionIds),
    ownerId: fc.constantFrom('ann', 'bo'),
    teamId: fc.constantFrom('north', 'south', null),
    status: fc.constantFrom(...SessionStatus.options),
    problemCategory: fc.constantFrom('E-Mail', 'e-mail', 'Network', null),
    psaTicketId: fc.constantFrom(null, '48213', '9', 'CW-12'),
    ticketCheck: fc.constantFrom(...TicketCheck.options, null),
    writeUpId: fc.constantFrom(null, 'wu1'),
    linkedTicketId: fc.constantFrom(null, 'cw1.9'),
    client: fc.constantFrom('', 'Northwind', 'northwind', 'Contoso'),
    updatedAt: fc.integer({ min: nine, max: nine + 9 }),
  })
  .map((over): Change => ({ collection: 'sessions', document: makeSession(over) }))
const anyEntry = fc
  .record({
    sessionId: fc.constantFrom(...sessionIds),
    seq: fc.integer({ min: 1, max: 300 }),
    branch: fc.boolean(),
    step: fc.boolean(),
  })
  .map(({ sessionId, seq, branch, step }): Change => ({
    collection: 'entries',
    document: makeEntry({
      id: `${sessionId}-${seq}`,
      sessionId,
      seq,
      branchId: branch ? 'b1' : null,
      step: step ? makeStep() : null,
      text: 'x'.repeat(seq * 10),
    }),
  }))
const anyHandoff = fc
  .record({
    id: fc.constantFrom('h1', 'h2', 'h3'),
    state: fc.constantFrom('open', 'claimed', 'withdrawn', 'closed'),
    handedOffBy: fc.constantFrom('ann', 'bo'),
    createdAt: fc.integer({ min: nine, max: nine + 9 }),
  } as const)
  .map((over): Change => ({
    collection: 'handoffs',
    document: makeHandoff({
      ...over,
      sessionId: `s${over.id.slice(1)}`,
      claimedAt: over.state === 'claimed' ? over.createdAt + 1 : null,
    }),
  }))
const anyFact = fc
  .record({ id: fc.constantFrom('s1', 'h1', 'f1'), sessionId: fc.constant('s2') })
  .map((over): Change => ({ collection: 'facts', document: makeFact(over) }))
const anyPerson = fc
  .constantFrom('ann', 'bo', 'cy')
  .map((id): Change => ({ collection: 'people', document: makePerson(id) }))
const anyWriteback = fc
  .record({
    id: fc.constantFrom('w1', 'w2', 'w3', 'w4'),
    state: fc.constantFrom(...WritebackState.options),
    createdAt: fc.integer({ min: nine, max: nine + 9 }),
  })
  .map((over): Change => ({
    collection: 'writebacks',
    document: makeWriteback({ ...over, sessionId: `s${over.id.slice(1)}` }),
  }))
const anyOfPsa = fc.constantFrom<Change>(
  { collection: 'connections', document: makeConnection() },
  { collection: 'schedules', document: makeSchedule() },
  { collection: 'policies', document: makePolicy() },
  { collection: 'handovers', document: makeHandover() },
  { collection: 'schedules', document: makeSchedule({ id: 'd2', removed: true }) },
  { collection: 'connections', document: makeConnection({ id: 'halo', state: 'removed' }) },
  { collection: 'tickets', document: makeTicket() },
  { collection: 'tickets', document: makeTicket({ systemId: '7', gone: true }) },
  { collection: 'writeups', document: makeWriteUp({ id: 'w1', sessionId: 's2' }) },
)
const anyBatch = fc.array(
  fc.oneof(anySession, anyEntry, anyEntry, anyHandoff, anyFact, anyPerson, anyWriteback, anyOfPsa),
  { maxLength: 60 },
)

const keyOf = ({ collection, document }: Change) => `${collection}/${document.id}`

const specs: ListSpec<CollectionName, unknown>[] = [
  peopleSpec,
  connectionsSpec,
  schedulesSpec,
  policiesSpec,
  ticketsSpec,
  writebacksSpec('all', 2),
  writebacksSpec('troubled', 2),
  openHandoffsSpec,
  handedOverSpec(2),
  ownedBySpec(['ann', 'bo'], ['active', 'paused']),
  ...sessionIds.flatMap((id) => [
    entriesSpec(id, 20),
    entriesSpec(id, 5, 'b1'),
    stepsSpec(id),
    factsSpec(id),
    writeUpsSpec(id),
    handoffsOfSpec(id),
  ]),
  ...(['mine', 'team', 'all', 'parked', 'untold'] as const).map((scope) => sessionsSpec({ scope, limit: 2 })),
  sessionsSpec({ scope: 'all', client: 'Northwind', limit: 2 }),
  sessionsSpec({ scope: 'all', client: '', sort: 'client', limit: 2 }),
  sessionsSpec({ scope: 'all', sort: 'client', limit: 3 }),
] as never

/** What a list should show, by looking at every document. */
const naive = (model: ReadonlyMap<string, Change>, spec: ListSpec<CollectionName, unknown>): string[] => {
  const rule = spec.rule(looker)
  return [...model.values()]
    .filter(({ collection }) => collection === spec.collection)
    .map(({ document }) => document)
    .filter((document) => rule.matches(document))
    .toSorted(rule.compare)
    .slice(0, rule.limit)
    .map(({ id, rev }) => `${id}@${rev}`)
}

const listed = async (replica: Replica, spec: ListSpec<CollectionName, unknown>): Promise<string[]> => {
  const rule = spec.rule(looker)
  const { documents } = await replica.list(spec.lookup(looker))
  return documents
    .filter((document) => rule.matches(document))
    .toSorted(rule.compare)
    .slice(0, rule.limit)
    .map(({ id, rev }) => `${id}@${rev}`)
}

describe('the replica in pages', () => {
  test('answers every list as if all documents were looked at, also when it is opened again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBatch, { maxLength: 6 }), fc.boolean(), async (batches, reopens) => {
        const { store } = memoryPages()
        let replica = await openPagedReplica(store, ends)
        const model = new Map<string, Change>()
        let rev = 0
        for (const batch of batches) {
          const changes = batch.map((change) => {
            rev += 1
            return { ...change, document: { ...change.document, rev } } as Change
          })
          await writeDocuments(replica, changes, at(rev))
          for (const change of changes) model.set(keyOf(change), change)
          // What is out of date is never written over what is newer.
          await writeDocuments(
            replica,
            changes.map((change) => ({ ...change, document: { ...change.document, rev: 1 } }) as Change),
            at(rev),
          )
          if (reopens) replica = await openPagedReplica(store, ends)
          expect(replica.head).toEqual(reopens ? at(rev) : nothingYet)
        }
        for (const spec of specs)
          expect([spec.key, await listed(replica, spec)]).toEqual([spec.key, naive(model, spec)])
        const refs = [...model.values()].map(({ collection, document: { id } }) => ({ collection, id }))
        const found = await replica.findMany([...refs, { collection: 'entries', id: 'none' }])
        expect(new Map(found)).toEqual(new Map([...model].map(([key, { document }]) => [key, document])))
        for (const collection of ['sessions', 'entries', 'facts'] as const) {
          const all = (await readAll(replica, collection, 3)).map(keyOf)
          expect(all.toSorted()).toEqual(
            [...model.keys()].filter((key) => key.startsWith(collection)).toSorted(),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a batch that cannot be stored leaves everything as it was, and the next goes on from there', async () => {
    const { store, fail } = memoryPages()
    const replica = await openPagedReplica(store, ends)
    const session = (rev: number, title: string): Change => ({
      collection: 'sessions',
      document: makeSession({ id: 's1', rev, title }),
    })
    const entry: Change = {
      collection: 'entries',
      document: makeEntry({ id: 'e1', sessionId: 's1', rev: 2 }),
    }
    await writeDocuments(replica, [session(1, 'before')], at(1))
    fail(true)
    await expect(writeDocuments(replica, [session(2, 'after'), entry], at(2))).rejects.toThrow('Quota')
    fail(false)
    for (const one of [replica, await openPagedReplica(store, ends)]) {
      expect(await one.findMany([{ collection: 'entries', id: 'e1' }])).toEqual(new Map())
      expect(await listed(one, sessionsSpec({ scope: 'all', limit: 9 }) as never)).toEqual(['s1@1'])
    }
    expect((await openPagedReplica(store, ends)).head.rev).toBe(1)
    await writeDocuments(replica, [session(2, 'after'), entry], at(2))
    expect((await openPagedReplica(store, ends)).head.rev).toBe(2)
    expect(await listed(replica, entriesSpec('s1', 9) as never)).toEqual(['e1@2'])
  })

  test('more sessions than fit a page, each found in its own', async () => {
    const { store } = memoryPages()
    const replica = await openPagedReplica(store, ends)
    const sessions = Array.from({ length: 300 }, (_, index): Change => ({
      collection: 'sessions',
      document: makeSession({ id: `s${index}`, rev: index + 1, updatedAt: nine + index }),
    }))
    for (const part of [sessions.slice(0, 100), sessions.slice(100)])
      await writeDocuments(replica, part, at(300))
    const spec = sessionsSpec({ scope: 'all', limit: 3 }) as never
    for (const one of [replica, await openPagedReplica(store, ends)]) {
      expect(await listed(one, spec)).toEqual(['s299@300', 's298@299', 's297@298'])
      expect(await readAll(one, 'sessions', 50)).toHaveLength(300)
    }
  })
})

describe('what lies on the server alone', () => {
  const closed = (id: string, over: Partial<Session> = {}): Change => ({
    collection: 'sessions',
    document: makeSession({ id, rev: 1, status: 'resolved', ownerId: 'bo', updatedAt: nine, ...over }),
  })
  const entry = (sessionId: string): Change => ({
    collection: 'entries',
    document: makeEntry({ id: `${sessionId}-1`, sessionId, rev: 1 }),
  })
  const handoff: Change = {
    collection: 'handoffs',
    document: makeHandoff({ id: 'h1', sessionId: 'old', state: 'claimed', handedOffBy: 'ann', rev: 1 }),
  }
  const idsOf = async (replica: Replica, sessionId: string) => listed(replica, entriesSpec(sessionId, 9))

  test('sessions that the server kept back are not whole until they are filled', async () => {
    const { store } = memoryPages()
    const replica = await openPagedReplica(store, ends)
    await writeDocuments(replica, [closed('old'), closed('open', { status: 'paused' })], at(1), [
      'old',
      'open',
    ])
    expect(await replica.isWhole('old')).toBe(false)
    expect(await replica.isWhole('unknown')).toBe(null)
    // What is underway has to be whole, on every device.
    expect(await replica.holdsAll()).toBe(false)
    expect(await replica.lacking('ann')).toEqual(['open'])
    expect(await replica.lacking('bo')).toEqual(['old', 'open'])
    await replica.fill('open', [entry('open')], null)
    expect(await replica.isWhole('open')).toBe(false)
    await replica.fill('open', [], nine)
    const again = await openPagedReplica(store, ends)
    expect(await again.isWhole('open')).toBe(true)
    expect(await again.lacking('ann')).toEqual([])
    expect(await idsOf(again, 'open')).toEqual(['open-1@1'])
    expect(again.head).toEqual(at(1))
  })

  test('only old closed sessions of others leave the device, without their handoffs, and come back', async () => {
    const { store } = memoryPages()
    const replica = await openPagedReplica(store, ends)
    const sessions = [
      closed('old'),
      closed('mine', { ownerId: 'ann' }),
      closed('underway', { status: 'escalated' }),
      closed('recent', { updatedAt: nine + 10 }),
      closed('pending'),
      closed('fetched'),
      closed('fetched-before'),
      closed('troubled'),
    ]
    const troubled = {
      collection: 'writebacks',
      document: makeWriteback({ sessionId: 'troubled', state: 'failed' }),
    } as const
    const ids = sessions.map(({ document }) => document.id)
    await writeDocuments(replica, [...ids.map(entry), ...sessions, handoff, troubled], at(1))
    await replica.fill('fetched-before', [], nine + 1)
    await replica.fill('fetched', [], nine + 2)
    const rule = { personId: 'ann', since: nine + 5, keepFetched: 1, except: ['pending'] }
    expect(await replica.letGo(rule)).toBe(2)
    expect(await replica.letGo(rule)).toBe(0)
    for (const one of [replica, await openPagedReplica(store, ends)]) {
      const gone = await Promise.all(
        ids.filter((id) => id.length > 0).map(async (id) => [id, await one.isWhole(id)]),
      )
      expect(gone.filter(([, isWhole]) => isWhole !== true).map(([id]) => id)).toEqual([
        'old',
        'fetched-before',
      ])
      expect(await idsOf(one, 'old')).toEqual([])
      expect(await idsOf(one, 'recent')).toEqual(['recent-1@1'])
      expect(await listed(one, handedOverSpec(9) as never)).toEqual(['h1@1'])
      expect((await one.findMany([{ collection: 'sessions', id: 'old' }])).size).toBe(1)
    }
    await replica.fill('old', [entry('old')], nine + 3)
    expect(await idsOf(replica, 'old')).toEqual(['old-1@1'])
  })
})

test('over RxDB it is where it was when it is opened again, and gone when it was removed', async () => {
  const storage = getRxStorageMemory()
  const changes: Change[] = [
    { collection: 'sessions', document: makeSession({ id: 's1', rev: 1 }) },
    { collection: 'entries', document: makeEntry({ id: 'e1', sessionId: 's1', rev: 1 }) },
  ]
  const first = await openReplicaDatabase('reopened', storage)
  await writeDocuments(first, changes, at(1))
  await writeDocuments(
    first,
    [{ collection: 'entries', document: makeEntry({ id: 'e1', sessionId: 's1', rev: 2, text: 'new' }) }],
    at(2),
  )
  await first.markSynced()
  await first.close()
  const second = await openReplicaDatabase('reopened', storage)
  expect([second.head.rev, second.synced]).toEqual([2, true])
  expect(await listed(second, entriesSpec('s1', 9) as never)).toEqual(['e1@2'])
  await second.remove()
  const third = await openReplicaDatabase('reopened', storage)
  expect([third.head.rev, third.synced]).toEqual([0, false])
  await third.close()
})
