import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from '../../../../../../renderer/features/sessions/lane/long-list.ts'

test('the parts of a list are the list, in order, and none is long', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 400 }), (items) => {
      const parts = partsOf(items)
      expect(parts.flat()).toEqual(items)
      for (const part of parts) expect(part.length).toBeLessThan(60)
    }),
  )
})

test('a short list is one part, also without items', () => {
  expect(partsOf([])).toEqual([[]])
  expect(partsOf(Array.from({ length: 59 }, (_, at) => at))).toHaveLength(1)
  expect(partsOf(Array.from({ length: 61 }, (_, at) => at)).map(({ length }) => length)).toEqual([30, 30, 1])
})
