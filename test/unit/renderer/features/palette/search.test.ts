import { describe, expect, it } from 'vitest'
import { matchScore, searchItems, sessionText } from '../../../../../renderer/features/palette/search.ts'
import { makeSession } from '../../../../support/make.ts'

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

describe('sessionText', () => {
  it('finds a session by title, ticket, with its sign or without, and problem', () => {
    const session = makeSession({
      title: 'Outlook',
      psaTicketId: '48213',
      problemSummary: 'Shared mailbox is missing',
    })
    for (const query of ['outl', '48213', '#48213', 'mailbox shared']) {
      expect(matchScore(query, sessionText(session))).toBeGreaterThan(0)
    }
    expect(matchScore('printer', sessionText(session))).toBe(0)
  })
})
