import { describe, expect, it } from 'vitest'
import { matchScore, searchItems } from '../../../../../renderer/features/palette/search.ts'

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
