import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowLength, textRowsOf } from '../../../../../renderer/features/files/text-rows.ts'

const rowsOf = (text: string) => {
  const rows = textRowsOf(text)
  return Array.from({ length: rows.count }, (_, row) => [rows.lineOf(row), rows.rowText(row)])
}

test.each<[string, string, (string | number)[][]]>([
  ['nothing', '', [[1, '']]],
  ['one line', 'a', [[1, 'a']]],
  [
    'every kind of line break',
    'a\nb\r\nc\rd',
    [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ],
  ],
  ['a break at the end', 'a\r\n', [[1, 'a']]],
  [
    'empty lines',
    '\n\nb\n',
    [
      [1, ''],
      [2, ''],
      [3, 'b'],
    ],
  ],
])('%s', (_, text, rows) => expect(rowsOf(text)).toEqual(rows))

test('a line without end goes on in further rows, and is copied whole', () => {
  const long = `${'x'.repeat(rowLength)}yz`
  const rows = textRowsOf(`a\n${long}\nb`)
  expect([1, 2].map((row) => [rows.lineOf(row), rows.beginsLine(row), rows.rowText(row).length])).toEqual([
    [2, true, rowLength],
    [2, false, 2],
  ])
  expect(rows.lineCount).toBe(3)
  expect(rows.linesBetween(2, 2)).toBe(long)
  expect(rows.linesBetween(3, 2)).toBe(`${long}\nb`)
})

test('nothing is left out, and every place is in its row', () => {
  const part = fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', '👩‍🔧', 'x'.repeat(rowLength - 1))
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
      (text) => {
        const rows = textRowsOf(text)
        const pieces = Array.from({ length: rows.count }, (_, row) =>
          text.slice(rows.startOf(row), rows.startOf(row + 1)),
        )
        expect(pieces.join('')).toBe(text)
        for (let row = 0; row < rows.count; row += 1) {
          if (pieces[row] !== '') expect(rows.rowAt(rows.startOf(row))).toBe(row)
          expect(rows.rowText(row)).not.toMatch(/[\r\n]/)
          expect(rows.rowText(row)).not.toMatch(/\p{Surrogate}/u)
        }
        expect(rows.lineOf(rows.count - 1)).toBe(rows.lineCount)
      },
    ),
  )
})

test('a log of 300,000 lines has them all', () => {
  const rows = textRowsOf(
    '2026-11-20 14:06 WARN autodiscover answered 401 to a user of contoso.example\n'.repeat(300_000),
  )
  expect(rows.lineCount).toBe(300_000)
  expect(rows.rowText(299_999)).toContain('401')
})
