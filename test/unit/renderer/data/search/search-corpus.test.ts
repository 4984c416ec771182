import { beforeAll, describe, expect, test } from 'vitest'
import { searchTextOf } from '../../../../../core/search/texts.ts'
import { createSearchEngine } from '../../../../../renderer/data/search/search-engine.ts'
import { createMemoryStore } from '../../../../../renderer/data/search/search-store.ts'
import { makeEntry, makeSession } from '../../../../support/samples/make.ts'
import { corpus, corpusSessions } from '../../../../support/samples/search-corpus.ts'

const engine = createSearchEngine(createMemoryStore())

beforeAll(async () => {
  const texts = Object.entries(corpusSessions)
    .flatMap(([id, { title, note }]) => [
      searchTextOf({
        collection: 'sessions',
        document: makeSession({ id, title, problemSummary: '', problemCategory: null, psaTicketId: null }),
      }),
      searchTextOf({
        collection: 'entries',
        document: makeEntry({ id: `note-${id}`, sessionId: id, text: note }),
      }),
    ])
    .filter((text) => text !== null)
  await engine.open()
  await engine.take(texts, 1, { complete: true })
  await engine.settle()
  return async () => engine.close()
})

describe('what technicians look for', () => {
  test('is asked in more than a hundred ways', () => {
    expect(corpus.length).toBeGreaterThan(100)
    expect(new Set(corpus.map(([query]) => query)).size).toBe(corpus.length)
  })

  test.each(corpus)('%s', async (query, finds) => {
    const { hits } = await engine.search(query, { limit: 50 })
    expect(hits.map(({ sessionId }) => sessionId).toSorted()).toEqual([...finds].toSorted())
    for (const { snippet, titleRanges } of hits)
      expect([...titleRanges, ...(snippet?.ranges ?? [])], 'what matched is marked').not.toEqual([])
  })
})
