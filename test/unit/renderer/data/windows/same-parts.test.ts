import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameParts } from '../../../../../renderer/data/windows/same-parts.ts'

test('an equal copy is the value there was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(sameParts(value, structuredClone(value))).toBe(value)
    }),
  )
  const people = new Map([['ann', { id: 'ann', name: 'Ann' }]])
  expect(sameParts(people, structuredClone(people))).toBe(people)
  const keys = new Set(['a', 'b'])
  expect(sameParts(keys, structuredClone(keys))).toBe(keys)
})

test('what is made of two values equals the next one', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
      expect(sameParts(before, next)).toEqual(next)
    }),
  )
})

test('rows that did not change are the same ones, wherever they moved', () => {
  const before = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ]
  const next = sameParts(before, [
    { id: 'c', title: 'C' },
    { id: 'b', title: 'B' },
    { id: 'a', title: 'New' },
  ]) as typeof before
  expect(next[1]).toBe(before[1])
  expect(next[2]).toEqual({ id: 'a', title: 'New' })
  expect(sameParts(before, [before[1], before[0]])).toEqual([before[1], before[0]])
})
