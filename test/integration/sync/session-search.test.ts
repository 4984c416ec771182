import { beforeAll, expect, test } from 'vitest'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { lockAccount, writeChanges } from '../../../server/store/change-log.ts'
import { makeEntry, makePerson, makeSession } from '../../support/samples/make.ts'
import { corpus, corpusSessions } from '../../support/samples/search-corpus.ts'
import { staff, startSyncRig, type RigDesk, type SyncRig } from '../../support/server/sync-rig.ts'

const year = 365 * 86_400_000
const longAgo = Date.now() - year
const wholeSince = Date.now() - year / 4

let rig: SyncRig
let bob: RigDesk

/** A session of Ann's that was resolved a year ago, and a note of it. */
const old = (id: string, over: Partial<Session>, ...notes: string[]): Change[] => [
  {
    collection: 'sessions',
    document: makeSession({
      id,
      rev: 0,
      ownerId: 'ann',
      status: 'resolved',
      updatedAt: longAgo,
      problemSummary: '',
      problemCategory: null,
      psaTicketId: null,
      ...over,
    }),
  },
  ...notes.map((text, at): Change => ({
    collection: 'entries',
    document: makeEntry({ id: `${id}-${at}`, rev: 0, sessionId: id, seq: at + 1, text }),
  })),
]
const store = async (accountId: string, changes: readonly Change[]): Promise<void> => {
  // In portions: ten thousand at once hold up a slow machine for so long that the server takes its database for gone.
  for (let at = 0; at < changes.length; at += 1000) {
    await rig.db.transaction().execute(async (trx) => {
      await lockAccount(trx, accountId)
      await writeChanges(trx, accountId, changes.slice(at, at + 1000))
    })
  }
}
const search = async (query: string, desk = bob, limit = 20) => {
  const answer = await desk.ask('search:sessions', { query, limit, wholeSince })
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.hits
}
const found = async (query: string, desk = bob) =>
  (await search(query, desk)).map(({ sessionId }) => sessionId)

beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount('acme', staff())
  await rig.addAccount('rival', [makePerson('rita')])
  await rig.addAccount('terms', staff())
  bob = await rig.desk('acme', 'bob')
  return async () => rig.close()
})

test('finds old sessions of others by their notes, with what matched', async () => {
  await store('acme', [
    ...old(
      'switch',
      { title: 'Floor 3 is offline' },
      'Looked at the patch panel',
      'Spanning tree loop on SW-07',
    ),
    ...old('mine', { title: 'Spanning tree of mine', ownerId: 'bob' }),
    ...old('open', { title: 'Spanning tree again', status: 'active' }),
    ...old('recent', { title: 'Spanning tree lately', updatedAt: Date.now() }),
  ])
  const hits = await search('spanning tree')
  expect(hits).toMatchObject([
    {
      sessionId: 'switch',
      title: 'Floor 3 is offline',
      status: 'resolved',
      field: 'note',
      entryId: 'switch-1',
      snippet: {
        text: 'Spanning tree loop on SW-07',
        ranges: [
          [0, 8],
          [9, 13],
        ],
      },
    },
  ])
  expect(await found('patch loop')).toEqual(['switch'])
  expect(await found('offline loop')).toEqual(['switch'])
  expect(await found('panel nowhere')).toEqual([])
})

test('where one text says it all comes first, then the latest', async () => {
  await store('acme', [
    ...old('apart', { title: 'Quokka', updatedAt: longAgo + 2 }, 'Wombat'),
    ...old('earlier', { title: 'One', updatedAt: longAgo }, 'Quokka and wombat'),
    ...old('later', { title: 'Two', updatedAt: longAgo + 1 }, 'A wombat, a quokka'),
  ])
  expect(await found('quokka wombat')).toEqual(['later', 'earlier', 'apart'])
  expect(await search('quokka wombat', bob, 2)).toHaveLength(2)
})

test('an edited note is found by its new words only', async () => {
  await store('acme', old('edited', { title: 'Edited' }, 'Axolotl'))
  const [row] = await bob.pullAll().then((all) => all.filter(({ document }) => document.id === 'edited-0'))
  if (row?.collection !== 'entries') throw new Error('The note is missing.')
  await store('acme', [{ collection: 'entries', document: { ...row.document, text: 'Capybara' } }])
  expect(await found('axolotl')).toEqual([])
  expect(await found('capybara')).toEqual(['edited'])
})

test('another workspace finds nothing of this one, and a viewer finds what everyone does', async () => {
  await store('acme', old('secret', { title: 'Payroll' }, 'Narwhal'))
  const rita = await rig.desk('rival', 'rita')
  const vic = await rig.desk('acme', 'vic')
  expect(await found('narwhal', rita)).toEqual([])
  await store('rival', old('theirs', { title: 'Theirs' }, 'Narwhal'))
  expect(await found('narwhal', rita)).toEqual(['theirs'])
  expect(await found('narwhal', vic)).toEqual(['secret'])
})

test.each([
  ["narwhal'); drop table documents; --"],
  ["'narwhal' & !'x'"],
  [String.raw`\' | 'a':*`],
  [':* & | ! ( ) <->'],
  ['%_%'],
  ['\u0000 narwhal'],
  ['\uD800'],
  ['👩‍💻 🇺🇦 ﷺ'],
  ['a '.repeat(250)],
  [
    Array.from({ length: 100 }, (_, at) => `w${at}`)
      .join(' ')
      .slice(0, 500),
  ],
])('takes a query as words, whatever is in it: %j', async (query) => {
  const answer = await bob.ask('search:sessions', { query, limit: 20, wholeSince })
  expect(answer.ok).toBe(true)
  expect((await rig.db.selectFrom('documents').select('id').limit(1).execute()).length).toBe(1)
})

test('a query or limit that is too large, or an empty query, is rejected', async () => {
  for (const request of [
    { query: 'x'.repeat(501), limit: 8, wholeSince },
    { query: '', limit: 8, wholeSince },
    { query: 'x', limit: 1000, wholeSince },
  ])
    expect(await bob.ask('search:sessions', request)).toMatchObject({ ok: false })
})

test('letters beyond the basic plane that fill the longest word can be stored and found', async () => {
  await store('acme', old('gothic', { title: 'Gothic' }, `x${'𐍈'.repeat(60)}`))
  expect(await found(`x${'𐍈'.repeat(10)}`)).toEqual(['gothic'])
})

test('in a session with ten thousand notes, the one that says it', async () => {
  const notes = Array.from(
    { length: 10_000 },
    (_, at) => `Checked port ${at}, link is up${at === 7777 ? ', zebra' : ''}`,
  )
  await store('acme', old('long', { title: 'Long' }, ...notes))
  const [hit] = await search('link zebra')
  expect(hit).toMatchObject({ sessionId: 'long', entryId: 'long-7777' })
  expect((await search('port link up')).map(({ sessionId }) => sessionId)).toContain('long')
})

test('finds in the same way as a device does', async () => {
  await store(
    'terms',
    Object.entries(corpusSessions).flatMap(([id, { title, note }]) => old(id, { title }, note)),
  )
  const desk = await rig.desk('terms', 'bob')
  const wrong: unknown[] = []
  for (const [query, finds] of corpus) {
    const ids = (await found(query, desk)).toSorted()
    if (ids.join() !== finds.toSorted().join()) wrong.push({ query, finds, ids })
  }
  expect(wrong).toEqual([])
})
