import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect, test } from 'vitest'
import { isPageConflict } from '../../../../../../renderer/data/store/replica/page-conflict.ts'
import {
  createPageStore,
  pageSchema,
  type Page,
} from '../../../../../../renderer/data/store/replica/page-store.ts'
import { openPagedReplica } from '../../../../../../renderer/data/store/replica/paged-replica.ts'
import { rxHash } from '../../../../../../renderer/data/store/documents/rx-hash.ts'
import { watchReplica } from '../../../../../../renderer/data/store/thread/watched-replica.ts'
import { writeDocuments } from '../../../../../support/desk/write-documents.ts'
import { makeEntry, makeSession } from '../../../../../support/samples/make.ts'

const ends = { close: async () => undefined, remove: async () => undefined }

test('a writer that another one got in between is told that it has to start over', async () => {
  const database = await createRxDatabase({
    name: `conflict${Math.random()}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
    hashFunction: rxHash,
  })
  const { pages } = await database.addCollections({ pages: { schema: pageSchema } })
  const store = createPageStore(pages as RxCollection<Page>)
  const told: unknown[] = []
  const mine = watchReplica(await openPagedReplica(store, ends), (error) => told.push(error))
  const other = await openPagedReplica(store, ends)
  const documents = (rev: number) => [
    { collection: 'sessions' as const, document: makeSession({ id: 's1', rev }) },
    { collection: 'entries' as const, document: makeEntry({ id: `e${rev}`, sessionId: 's1', rev }) },
  ]
  await writeDocuments(other, documents(1), { rev: 1, history: 'h1' })
  await expect(writeDocuments(mine, documents(2), { rev: 2, history: 'h2' })).rejects.toSatisfy(
    isPageConflict,
  )
  expect(told).toHaveLength(1)
  await database.close()
})

test('a full disk is no conflict', () => {
  expect(isPageConflict(new DOMException('Quota exceeded.', 'QuotaExceededError'))).toBe(false)
})
