import { describe, expect, it } from 'vitest'
import type { SearchHit } from '../../../../../core/search/hit.ts'
import { matchScore, onlyOnServer, searchItems } from '../../../../../renderer/features/palette/search.ts'

const find = (query: string, items: string[]) => searchItems(query, items, (item) => item)

describe('searchItems', () => {
  it('gives everything, in its order, while nothing is asked', () => {
    expect(find('', ['b', 'a'])).toEqual(['b', 'a'])
    expect(find('  #', ['b', 'a'])).toEqual(['b', 'a'])
  })

  it('wants every word, in any order and case', () => {
    expect(find('DROPS vpn', ['VPN drops', 'VPN', 'drops'])).toEqual(['VPN drops'])
  })

  it('puts starts of words before middles, and keeps the order of equals', () => {
    expect(find('out', ['timeout', 'Outlook', 'sign out', 'Outage'])).toEqual([
      'Outlook',
      'Outage',
      'sign out',
      'timeout',
    ])
  })

  it('takes signs as they are', () => {
    expect(matchScore('c++ (', 'Compile C++ (old)')).toBeGreaterThan(0)
    expect(matchScore('.*', 'anything')).toBe(0)
  })
})

describe('onlyOnServer', () => {
  const hit = (sessionId: string): SearchHit => ({
    sessionId,
    title: sessionId,
    ticket: null,
    ownerId: 'ann',
    status: 'resolved',
    updatedAt: 0,
    field: 'note',
    titleRanges: [],
    snippet: null,
    entryId: null,
    factId: null,
  })

  it('leaves out what this device found itself, and keeps the order of the rest', () => {
    const found = onlyOnServer(['c', 'a', 'b'].map(hit), [{ sessionId: 'a' }])
    expect(found.map(({ sessionId }) => sessionId)).toEqual(['c', 'b'])
  })

  it('is everything while nothing was found here, and nothing while the server found nothing', () => {
    expect(onlyOnServer([hit('a')], [])).toHaveLength(1)
    expect(onlyOnServer([], [{ sessionId: 'a' }])).toEqual([])
  })
})
