import { expect, it } from 'vitest'
import { noUsage } from '../../../../server/enrichment/model.ts'
import { costOf, listPrices, readPrices } from '../../../../server/enrichment/prices.ts'

it('what tokens cost goes by the model, and by whether they were cached', () => {
  const million = 1_000_000
  const cost = (model: string, over: Partial<typeof noUsage>) =>
    costOf(listPrices, model, { ...noUsage, ...over }) / 1e6
  expect(cost('claude-opus-5-5', { input: million })).toBe(5)
  expect(cost('claude-haiku-5-5', { output: million })).toBe(5)
  expect(cost('claude-sonnet-5-5', { cacheRead: million })).toBeCloseTo(0.3)
  expect(cost('claude-sonnet-5-5', { cacheWrite: million })).toBeCloseTo(3.75)
  expect(cost('some-model', { input: million })).toBe(5)
})

it('prices of the environment come first; the longest name counts', () => {
  const prices = readPrices('claude-opus-6=8/40, claude-opus-6-mini=1/2')
  expect(costOf(prices ?? new Map(), 'claude-opus-6-mini-1', { ...noUsage, input: 1e6 })).toBe(1e6)
  expect(costOf(prices ?? new Map(), 'claude-opus-6-2', { ...noUsage, input: 1e6 })).toBe(8e6)
  expect(readPrices('claude-opus=1')).toBeNull()
  expect(readPrices('=1/2')).toBeNull()
})
