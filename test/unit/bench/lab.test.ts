import { expect, test } from 'vitest'
import { resized, scales } from '../../bench/lab.ts'

test('sizes are changed by their names, also inside of others, and only in a copy', () => {
  const before = structuredClone(scales.quick)
  const scale = resized(scales.quick, 'sessions=7,full.entries.each=2')
  expect(scale).toEqual({
    ...before,
    sessions: 7,
    full: { ...before.full, entries: { ...before.full.entries, each: 2 } },
  })
  expect(scales.quick).toEqual(before)
  expect(resized(scales.quick)).toEqual(before)
})

test.each(['session=7', 'full=7', 'sessions=many', 'sessions', 'full.entries.all=3'])(
  'a size that is none says which there are: %s',
  (change) => {
    expect(() => resized(scales.quick, change)).toThrow(`There is no size ${change}. Sizes are: sessions,`)
  },
)
