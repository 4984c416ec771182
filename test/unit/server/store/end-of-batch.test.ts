import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfBatch } from '../../../../server/store/change-log.ts'

/** Documents of revs, given by their sizes: `[[10, 20], [5]]` is rev 1 with two and rev 2 with one. */
const rowsOf = (revs: readonly (readonly number[])[]) =>
  revs.flatMap((sizes, index) =>
    sizes.map((bytes, n) => ({ rev: index + 1, collection: 'entries' as const, id: `e${n}`, bytes })),
  )

test('ends behind the last whole rev that fits', () => {
  const rows = rowsOf([[10, 20], [30, 30], [50]])
  expect(endOfBatch(rows, 100)).toEqual({ last: rows[3], isPart: false })
  expect(endOfBatch(rows, 1000)).toEqual({ last: rows[4], isPart: false })
  expect(endOfBatch(rows, 80)).toEqual({ last: rows[1], isPart: false })
  expect(endOfBatch([], 80)).toBeNull()
})

test('ends in the middle of a rev that alone is too large, and takes one document whatever its size', () => {
  const rows = rowsOf([[60, 60, 60], [5]])
  expect(endOfBatch(rows, 130)).toEqual({ last: rows[1], isPart: true })
  expect(endOfBatch(rows, 10)).toEqual({ last: rows[0], isPart: true })
  const one = rowsOf([[60], [5]])
  expect(endOfBatch(one, 10)).toEqual({ last: one[0], isPart: false })
})

test('reads everything once, in order, never more than fits but for one document, and revs whole but for the parts said', () => {
  const revs = fc.array(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(revs, fc.integer({ min: 1, max: 120 }), (sizes, most) => {
      const all = rowsOf(sizes)
      let left = all
      const read: typeof all = []
      let inPart = false
      while (left.length > 0) {
        const end = endOfBatch(left, most)
        if (end === null) throw new Error('Something was left.')
        const taken = left.slice(0, left.indexOf(end.last as (typeof left)[number]) + 1)
        const bytes = taken.reduce((sum, row) => sum + row.bytes, 0)
        expect(taken.length === 1 || bytes <= most).toBe(true)
        if (end.isPart) expect(new Set(taken.map((row) => row.rev)).size).toBe(1)
        const next = left[taken.length]
        expect(next?.rev === end.last.rev).toBe(end.isPart)
        inPart = end.isPart
        read.push(...taken)
        left = left.slice(taken.length)
      }
      expect(inPart).toBe(false)
      expect(read).toEqual(all)
    }),
  )
})
