import type { Language } from './language.ts'

const numbers = new Intl.NumberFormat('en')

/** The form of a word that goes with a number, by the rules of a language that has two: one for `one`, one for everything else. */
export const pluralIn = (language: Language): ((n: number, one: string, many: string) => string) => {
  const rules = new Intl.PluralRules(language)
  return (n, one, many) => (rules.select(n) === 'one' ? one : many)
}
const inEnglish = pluralIn('en')

/** The form of an English word that goes with `n`: `step` with 1, `steps` with 0 and 2. */
export const plural = (n: number, one: string, many = `${one}s`): string => inEnglish(n, one, many)

/** A number as people read it: `1,204`. */
export const numberText = (n: number): string => numbers.format(n)

/** A number with its word: `1 step`, `1,204 steps`. Give `many` where it is more than an s: `2 branches`. */
export const counted = (n: number, one: string, many?: string): string =>
  `${numberText(n)} ${plural(n, one, many)}`
