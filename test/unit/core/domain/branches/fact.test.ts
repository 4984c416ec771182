import { expect, test } from 'vitest'
import { standingFacts } from '../../../../../core/domain/branches/fact.ts'
import { makeFact, minute, nine } from '../../../../support/samples/make.ts'

test('a step’s fact is the newest that stands, in whatever order they are given', () => {
  const first = makeFact({ id: 'f1', sourceEntryId: 'e1', createdAt: nine })
  const second = makeFact({ id: 'f2', sourceEntryId: 'e1', createdAt: nine + minute })
  const removed = makeFact({
    id: 'f3',
    sourceEntryId: 'e1',
    createdAt: nine + 2 * minute,
    removedAt: nine + 3 * minute,
  })
  const noted = makeFact({ id: 'f4', sourceEntryId: null })
  for (const facts of [
    [first, second, removed, noted],
    [noted, removed, second, first],
  ])
    expect([...standingFacts(facts)]).toEqual([['e1', second]])
  expect([...standingFacts([removed, first])]).toEqual([['e1', first]])
  expect(standingFacts([]).size).toBe(0)
})
