import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findInText,
  mostFound,
  nextFrom,
  piecesOf,
} from '../../../../../renderer/features/files/find-in-text.ts'

const find = (text: string, query: string) => {
  const steps = findInText(text, query)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

describe('finding', () => {
  test.each<[string, string, string, number[]]>([
    ['ignores case', 'Error error ERROR', 'eRRor', [0, 6, 12]],
    ['takes characters as they are', 'a.b axb (0x80070005)', '.b', [1]],
    ['even those of patterns', 'x [y] \\d+ \\d', '\\d+', [6]],
    ['does not overlap', 'aaaa', 'aa', [0, 2]],
    ['reads other scripts', 'ÄRGER ärger', 'ärger', [0, 6]],
    ['finds nothing for nothing', 'abc', '', []],
  ])('%s', (_, text, query, at) => expect(find(text, query).at).toEqual(at))

  test('goes over the edges of its blocks once', () => {
    const text = `${'x'.repeat(999_998)}needle${'x'.repeat(1_999_990)}needle`
    expect(find(text, 'needle').at).toEqual([999_998, 2_999_994])
    expect(find('ab'.repeat(1_500_000), 'abab').at.length).toBe(mostFound)
  })

  test('says when there is more than it counts', () => {
    expect(find('e'.repeat(mostFound + 1), 'e')).toMatchObject({ isWhole: false })
    expect(find('e'.repeat(mostFound), 'e')).toMatchObject({ isWhole: true })
  })
})

test('the next place is at or after where one is, or the first of all', () => {
  expect([0, 5, 6, 99].map((offset) => nextFrom([5, 10], offset))).toEqual([0, 0, 1, 0])
})

test('a row in pieces is the row, with what was found in it marked', () => {
  expect(piecesOf('an error, an Error', 100, [103, 113], 5, 113)).toEqual([
    { text: 'an ', mark: 'none' },
    { text: 'error', mark: 'found' },
    { text: ', an ', mark: 'none' },
    { text: 'Error', mark: 'current' },
  ])
  // It began in the row above, and ends in this one.
  expect(piecesOf('le and', 100, [96], 6, null)).toEqual([
    { text: 'le', mark: 'found' },
    { text: ' and', mark: 'none' },
  ])
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.uniqueArray(fc.nat(80), { maxLength: 10 }),
      fc.integer({ min: 1, max: 5 }),
      (row, places, length) => {
        const sorted = places.toSorted((a, b) => a - b)
        const pieces = piecesOf(row, 20, sorted, length, null)
        expect(pieces.map(({ text }) => text).join('')).toBe(row)
      },
    ),
  )
})
