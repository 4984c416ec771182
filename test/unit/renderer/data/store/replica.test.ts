import { fillWithDefaultSettings } from 'rxdb/plugins/core'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect, test } from 'vitest'
import type { Change } from '../../../../../core/domain/collections.ts'
import { openReplica } from '../../../../../renderer/data/store/databases.ts'
import { openReplicaStore, pageQuery } from '../../../../../renderer/data/store/replica.ts'
import { replicaSchema } from '../../../../../renderer/data/store/schemas.ts'
import { makeEntry, makeFact, makeSession } from '../../../../support/samples/make.ts'
import { memoryFileShelves } from '../../../../support/electron/memory-files.ts'

test('a page is read from an index in its order, and nothing but what it answers with', () => {
  const schema = fillWithDefaultSettings(replicaSchema)
  const plans = ['', 'entries/e7'].map((after) => pageQuery(schema, 'entries', after, 200).queryPlan)
  const bounded = {
    index: ['_deleted', 'key'],
    sortSatisfiedByIndex: true,
    selectorSatisfiedByIndex: true,
    inclusiveStart: false,
    inclusiveEnd: false,
    endKeys: [false, 'entries0'],
  }
  expect(plans).toEqual([
    { ...bounded, startKeys: [false, 'entries/'] },
    { ...bounded, startKeys: [false, 'entries/e7'] },
  ])
})

test('pages hold each document of a collection once, and none of another', async () => {
  const memory = getRxStorageMemory()
  const storages = { own: memory, replica: memory, files: memoryFileShelves() }
  const replica = await openReplicaStore(await openReplica(storages, 'pages'))
  const entries = ['e3', 'e1', 'e5', 'e2', 'e4'].map((id): Change => ({
    collection: 'entries',
    document: makeEntry({ id, rev: 1 }),
  }))
  const others: Change[] = [
    { collection: 'facts', document: makeFact({ id: 'e1', rev: 1 }) },
    { collection: 'sessions', document: makeSession({ id: 'e1', rev: 1 }) },
  ]
  await replica.write([...others, ...entries], { rev: 1, history: 'h1' })
  const pages: string[][] = []
  for (let after: string | null = ''; after !== null;) {
    const { changes, next } = await replica.page('entries', after, 2)
    pages.push(changes.map(({ document }) => document.id))
    after = next
  }
  expect(pages).toEqual([['e1', 'e2'], ['e3', 'e4'], ['e5']])
  expect((await replica.page('handoffs', '', 2)).changes).toEqual([])
  await replica.close()
})
