import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepIdentity, mergeRows, sameRows } from '../../../../../renderer/data/lists/merge-rows.ts'

type Row = { id: string; rev: number; sort: number; mine: boolean }
const rule = (limit: number) => ({
  limit,
  matches: (row: Row) => row.mine,
  compare: (a: Row, b: Row) => a.sort - b.sort || (a.id < b.id ? -1 : 1),
})
const row = (id: string, over: Partial<Row> = {}): Row => ({ id, rev: 1, sort: 0, mine: true, ...over })
const byId = (rows: readonly Row[]) => new Map(rows.map((one) => [one.id, one]))
const none = new Map<string, Row>()

const anyRow = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  rev: fc.integer({ min: 1, max: 5 }),
  sort: fc.integer({ min: 0, max: 3 }),
  mine: fc.boolean(),
})
const layer = fc.uniqueArray(anyRow, { selector: (one) => one.id })

describe('mergeRows', () => {
  test('an arrived document takes the place of an older one, never of a newer one', () => {
    const base = [row('a', { rev: 3 }), row('b', { rev: 3 })]
    const arrived = byId([row('a', { rev: 4, sort: 9 }), row('b', { rev: 2, sort: 9 })])
    expect(mergeRows(base, arrived, none, rule(9)).map((one) => [one.id, one.rev])).toEqual([
      ['b', 3],
      ['a', 4],
    ])
  })

  test('what does not belong here any more goes, what came to belong here is added', () => {
    const arrived = byId([row('a', { rev: 2, mine: false }), row('c', { rev: 2, sort: 1 })])
    expect(mergeRows([row('a'), row('b')], arrived, none, rule(9)).map((one) => one.id)).toEqual(['b', 'c'])
  })

  test('merging equals laying the layers on top of each other, choosing, sorting and cutting', () => {
    fc.assert(
      fc.property(layer, layer, layer, fc.integer({ min: 0, max: 6 }), (stored, arrived, own, limit) => {
        const { matches, compare } = rule(limit)
        const base = stored.filter(matches).toSorted(compare)
        const all = byId(stored)
        for (const one of arrived) if ((all.get(one.id)?.rev ?? 0) < one.rev) all.set(one.id, one)
        for (const one of own) all.set(one.id, one)
        const expected = [...all.values()].filter(matches).toSorted(compare).slice(0, limit)
        // An older arrival of a document that the list does not hold cannot be told from a new one; the device never
        // keeps such: what has arrived is forgotten once it is stored.
        const possible = arrived.filter((one) => (byId(stored).get(one.id)?.rev ?? 0) < one.rev)
        expect(mergeRows(base, byId(possible), byId(own), rule(limit))).toEqual(expected)
      }),
    )
  })
})

describe('keepIdentity', () => {
  test('an unchanged document stays the object that was shown', () => {
    const shown = row('a', { rev: 2 })
    const [kept] = keepIdentity([{ ...shown }], byId([shown]), () => false)
    expect(kept).toBe(shown)
  })

  test('a newer version is a new object', () => {
    const next = row('a', { rev: 3 })
    expect(keepIdentity([next], byId([row('a', { rev: 2 })]), () => false)[0]).toBe(next)
  })

  test('what this device made of a document is never taken for the document itself', () => {
    const own = row('a', { rev: 2, sort: 5 })
    const stored = row('a', { rev: 2, sort: 1 })
    expect(keepIdentity([own], byId([stored]), (one) => one === own)[0]).toBe(own)
    expect(keepIdentity([stored], byId([own]), (one) => one === own)[0]).toBe(stored)
  })
})

test('lists are the same when they hold the same objects in the same order', () => {
  const [a, b] = [row('a'), row('b')]
  expect(sameRows([a, b], [a, b])).toBe(true)
  expect(sameRows([a, b], [b, a])).toBe(false)
  expect(sameRows([a], [{ ...a }])).toBe(false)
})
