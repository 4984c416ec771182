import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterStoring, type StoredRows } from '../../../../../renderer/data/lists/stored-rows.ts'

type Row = { id: string; rev: number; sort: number; mine: boolean }
const rule = (limit: number) => ({
  limit,
  matches: (row: Row) => row.mine,
  compare: (a: Row, b: Row) => a.sort - b.sort || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
})
const anyRows = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'),
    rev: fc.integer({ min: 1, max: 3 }),
    sort: fc.integer({ min: 0, max: 5 }),
    mine: fc.boolean(),
  }),
  { selector: ({ id }) => id },
)

test('a list kept in step shows what asking again would show, whatever is stored', () => {
  fc.assert(
    fc.property(
      anyRows,
      fc.array(anyRows, { maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      (first, batches, limit, spare) => {
        const { matches, compare } = rule(limit)
        const all = new Map(first.map((row) => [row.id, row]))
        const ask = () => {
          const rows = [...all.values()].filter(matches).toSorted(compare)
          return { rows: rows.slice(0, limit + spare), complete: rows.length <= limit + spare }
        }
        let kept: StoredRows<Row> = ask()
        let rev = 3
        for (const batch of batches) {
          rev += 1
          const stored = batch.map((row) => ({ ...row, rev }))
          for (const row of stored) all.set(row.id, row)
          kept = afterStoring(kept, stored, rule(limit)) ?? ask()
          expect(kept.rows.slice(0, limit)).toEqual(ask().rows.slice(0, limit))
        }
      },
    ),
  )
})

test('what does not concern a list leaves it the object that it was', () => {
  const kept = { rows: [{ id: 'a', rev: 1, sort: 1, mine: true }], complete: true }
  expect(afterStoring(kept, [{ id: 'b', rev: 2, sort: 0, mine: false }], rule(3))?.rows).toBe(kept.rows)
})

test('a list does not grow with all that is stored', () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({
    id: `r${index}`,
    rev: 1,
    sort: index,
    mine: true,
  }))
  const kept = afterStoring({ rows: [], complete: true }, many, rule(10))
  expect(kept?.complete).toBe(false)
  expect(kept?.rows.length).toBeLessThan(100)
  expect(kept?.rows[0]?.id).toBe('r0')
})
