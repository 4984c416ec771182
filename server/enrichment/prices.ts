import type { ModelUsage } from './model.ts'

/** What a million tokens cost, in US dollars. */
export type Price = { input: number; output: number }

/** Prices by the beginning of a model's name; the longest that fits counts. */
export type Prices = ReadonlyMap<string, Price>

/** List prices when this was written. They only estimate: the service's bill is what counts. */
export const listPrices: Prices = new Map([
  ['claude-opus', { input: 5, output: 25 }],
  ['claude-sonnet', { input: 3, output: 15 }],
  ['claude-haiku', { input: 1, output: 5 }],
])

/** For a model that no price is known of: as the dearest, so that a budget is never overspent by a name. */
const unknown: Price = { input: 5, output: 25 }

const priceOf = (prices: Prices, model: string): Price => {
  const names = [...prices.keys()].filter((name) => model.startsWith(name))
  const longest = names.toSorted((a, b) => b.length - a.length)[0]
  return (longest === undefined ? undefined : prices.get(longest)) ?? unknown
}

/** What tokens cost, estimated, in millionths of a US dollar. Reading from the cache costs a tenth, writing to it a quarter more. */
export const costOf = (prices: Prices, model: string, usage: ModelUsage): number => {
  const { input, output } = priceOf(prices, model)
  return Math.ceil(
    input * (usage.input + usage.cacheRead * 0.1 + usage.cacheWrite * 1.25) + output * usage.output,
  )
}

/** Prices as the environment gives them: `claude-opus-5-5=5/25, claude-haiku=1/5`, US dollars for a million tokens in and out. Null if they can't be read. */
export const readPrices = (text: string): Prices | null => {
  const prices = new Map(listPrices)
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue
    const [, name, input, output] =
      /^([A-Za-z0-9._:@/-]{1,80})=(\d{1,4}(?:\.\d{1,4})?)\/(\d{1,4}(?:\.\d{1,4})?)$/u.exec(part) ?? []
    if (name === undefined) return null
    prices.set(name, { input: Number(input), output: Number(output) })
  }
  return prices
}
