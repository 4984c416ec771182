import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMatcher, editDistance, marksIn, snippetOf, typosIn } from '../../../../core/search/match.ts'

describe('editDistance', () => {
  test.each([
    ['outlook', 'outlook', 0],
    ['outlok', 'outlook', 1],
    ['pritner', 'printer', 2],
    ['', 'ab', 2],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance)
    expect(editDistance(b, a, 3)).toBe(distance)
  })

  test('gives up beyond the most, and never says less than the difference of lengths', () => {
    expect(editDistance('server', 'network', 2)).toBe(3)
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(editDistance(a, b, 99)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
    )
  })
})

test('numbers and short words bear no typos', () => {
  expect([
    typosIn('48190', 2),
    typosIn('vpn', 2),
    typosIn('disk', 1),
    typosIn('disk', 2),
    typosIn('outlook', 1),
  ]).toEqual([0, 0, 0, 1, 1])
})

describe('snippetOf', () => {
  const marked = (text: string, words: string[], typos = 0) => {
    const snippet = snippetOf(text, createMatcher(words, typos))
    return snippet === null
      ? null
      : { text: snippet.text, marked: snippet.ranges.map(([start, end]) => snippet.text.slice(start, end)) }
  }

  test('a short text is shown whole, on one line', () => {
    expect(marked('The print\nqueue is stuck', ['queue'])).toEqual({
      text: 'The print queue is stuck',
      marked: ['queue'],
    })
  })

  test('of a long text the part where most of the query is', () => {
    const text = `printer ${'and so on '.repeat(60)}the printer driver crashes ${'and so on '.repeat(60)}`
    const snippet = marked(text, ['printer', 'driver'])
    expect(snippet?.marked).toEqual(['printer', 'driver'])
    expect(snippet?.text).toMatch(/^…and so on.* the printer driver crashes and so on.*…$/)
    expect(snippet?.text.length).toBeLessThanOrEqual(98)
  })

  test('typos and accents in the text are marked as they are written there', () => {
    expect(marked('Der Drücker drukt nicht', ['druckt'], 1)?.marked).toEqual(['drukt'])
    expect(marked('Écran noir', ['ecran'])?.marked).toEqual(['Écran'])
  })

  test('right-to-left text keeps its places', () => {
    expect(marked('الطابعة لا تعمل منذ الصباح', ['تعمل'])?.marked).toEqual(['تعمل'])
  })

  test('nothing in it gives nothing', () => {
    expect(marked('Webmail works', ['printer'])).toBeNull()
  })

  test('marks lie within the snippet and never cut a word, whatever the text', () => {
    const text = fc.array(
      fc.constantFrom('vpn', 'VPN-Gerät', '🖨️', '\n', 'الطابعة', ' ', 'x'.repeat(70), '<b>'),
      { maxLength: 80 },
    )
    fc.assert(
      fc.property(text, (parts) => {
        const snippet = snippetOf(parts.join(' '), createMatcher(['vpn', 'gerat'], 1))
        for (const [start, end] of snippet?.ranges ?? []) {
          expect(['vpn', 'VPN', 'Gerät']).toContain(snippet?.text.slice(start, end))
        }
      }),
    )
  })
})

test('every word that answers is marked, continuations too', () => {
  const title = 'Outlook: outlooks outlok'
  expect(
    marksIn(title, createMatcher(['outlook'], 1)).map(([start, end]) => title.slice(start, end)),
  ).toEqual(['Outlook', 'outlooks', 'outlok'])
})
