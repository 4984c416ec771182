import { expect, test } from 'vitest'
import { workSince } from '../../../../../../renderer/features/write-ups/posting/work-since.ts'
import { hour, nine } from '../../../../../support/samples/make.ts'
import { makeWriteback, makeWriteUp } from '../../../../../support/samples/psa.ts'

test('time counts as written up unless it was left before any of it was sent', () => {
  const writeUps = [makeWriteUp(), makeWriteUp({ id: 'w2', createdAt: nine + hour, writebackId: 'wb2' })]
  const left = { by: 'ann', at: nine + hour, reason: 'Reopened.' }
  const since = (second: Partial<ReturnType<typeof makeWriteback>>) =>
    workSince(writeUps, new Map([['wb2', makeWriteback({ id: 'wb2', ...second })]]), 'ann')
  expect(since({})).toBe(nine + hour)
  expect(since({ left })).toBe(nine)
  const sent = makeWriteback().parts.map((part) => ({ ...part, state: 'read_back' as const }))
  expect(since({ left, parts: sent })).toBe(nine + hour)
  expect(workSince(writeUps, new Map(), 'bo')).toBe(0)
  expect(workSince([makeWriteUp({ time: [] })], new Map(), 'ann')).toBe(0)
})
