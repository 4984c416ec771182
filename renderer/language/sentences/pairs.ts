/** A sentence as core or the server says it, and its German. `{name}` stands for what differs each time. */
export type Pairs = readonly (readonly [english: string, german: string])[]

type Pattern = { english: RegExp; holes: readonly string[]; german: string }

const hole = /\{(\w+)\}/gu
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

const patternOf = ([english, german]: Pairs[number]): Pattern => ({
  english: new RegExp(`^${escaped(english).replace(/\\\{(\w+)\\\}/gu, '(.+?)')}$`, 'su'),
  holes: [...english.matchAll(hole)].map(([, name]) => name ?? ''),
  german,
})

/**
 * Says sentences in another language: those without holes by what they are, the others by what they are around them.
 *
 * The rest stays as it is: what a ticket system or a model said, and what a newer server says.
 */
export const translator = (pairs: Pairs): ((text: string) => string) => {
  const whole = new Map(pairs.filter(([english]) => !/\{\w+\}/u.test(english)))
  let patterns: Pattern[] | undefined
  return (text) => {
    const known = whole.get(text)
    if (known !== undefined) return known
    patterns ??= pairs.filter(([english]) => /\{\w+\}/u.test(english)).map(patternOf)
    for (const { english, holes, german } of patterns) {
      const found = english.exec(text)
      if (found === null) continue
      const said = new Map(holes.map((name, index) => [name, found[index + 1] ?? '']))
      return german.replace(hole, (_, name: string) => said.get(name) ?? '')
    }
    return text
  }
}
