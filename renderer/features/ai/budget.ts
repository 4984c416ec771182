import { spokenLanguage } from '../../language/language.ts'

/** The largest budget, in cents. */
const most = 10_000_000

/** What stands between thousands. The other sign before three digits could mean either, so it is no amount. */
const betweenThousands = (): RegExp =>
  spokenLanguage() === 'de' ? /[.\s](?=\d{3}(?:\D|$))/gu : /[,\s](?=\d{3}(?:\D|$))/gu

/** Cents from what someone typed as dollars: null for no limit, undefined if it is no amount. */
export const centsFrom = (typed: string): number | null | undefined => {
  const text = typed
    .trim()
    .replace(/^\$\s*/u, '')
    .replace(/\s*\$$/u, '')
    .replaceAll(betweenThousands(), '')
  if (text === '') return null
  if (!/^\d+(?:[.,]\d{1,2})?$/u.test(text)) return undefined
  const cents = Math.round(Number(text.replace(',', '.')) * 100)
  return cents > most ? undefined : cents
}

/** Cents as someone types them: `50`, `12.50`, or `12,50` in German. */
export const dollarsText = (cents: number | null): string => {
  if (cents === null) return ''
  if (cents % 100 === 0) return String(cents / 100)
  const text = (cents / 100).toFixed(2)
  return spokenLanguage() === 'de' ? text.replace('.', ',') : text
}
