import { byteSize } from '../../core/domain/text/byte-size.ts'
import type { Language } from '../../core/domain/text/language.ts'
import { pluralIn } from '../../core/domain/text/plural.ts'
import { spokenLanguage, spokenLocale } from './language.ts'

const made = new Map<string, Intl.NumberFormat>()

/** Numbers as the language of this window writes them. Formats are costly to make, so each is made once. */
const format = (options: Intl.NumberFormatOptions = {}): Intl.NumberFormat => {
  const key = `${spokenLanguage()}${JSON.stringify(options)}`
  const known = made.get(key)
  if (known !== undefined) return known
  const numbers = new Intl.NumberFormat(spokenLocale(), options)
  made.set(key, numbers)
  return numbers
}

/** A number as people read it: `1,204` in English, `1.204` in German. */
export const numberText = (n: number): string => format().format(n)

/** A number with one decimal, or one digit that isn't 0: `12.4`, `0.03`. */
export const decimal = (value: number): string =>
  format(value < 1 ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: 1 }).format(value)

/** A number with as many decimals as it needs, two at most: `0.75`, `1`. */
export const hundredths = (value: number): string => format({ maximumFractionDigits: 2 }).format(value)

/** An amount in US dollars: `$0.42`. */
export const dollars = (amount: number): string =>
  format({ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }).format(amount)

/** Milliseconds as seconds: `1.2 s`. */
export const seconds = (ms: number): string =>
  `${format({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1000)}\u00A0s`

/** A share from 0 to 1: `83%`. */
export const percent = (share: number): string => format({ style: 'percent' }).format(share)

const plurals = new Map<Language, ReturnType<typeof pluralIn>>()

/** The form of a word that goes with `n` in the language of this window. */
export const plural = (n: number, one: string, many: string): string => {
  const language = spokenLanguage()
  const known = plurals.get(language) ?? pluralIn(language)
  plurals.set(language, known)
  return known(n, one, many)
}

/** A number with its word: `1 Schritt`, `1.204 Schritte`. */
export const counted = (n: number, one: string, many: string): string =>
  `${numberText(n)} ${plural(n, one, many)}`

/** A number of bytes as people read it: `1.5 MB` in English, `1,5 MB` in German. */
export const sizeText = (bytes: number): string =>
  byteSize(bytes, (value) => format({ maximumFractionDigits: 1 }).format(value))
