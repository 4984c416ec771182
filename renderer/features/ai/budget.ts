/** The largest budget, in cents. */
const most = 10_000_000

/** Cents from what someone typed as dollars: null for no limit, undefined if it is no amount. */
export const centsFrom = (typed: string): number | null | undefined => {
  const text = typed
    .trim()
    .replace(/^\$\s*/u, '')
    .replaceAll(/[,\s](?=\d{3}(?:\D|$))/gu, '')
  if (text === '') return null
  if (!/^\d+(?:[.,]\d{1,2})?$/u.test(text)) return undefined
  const cents = Math.round(Number(text.replace(',', '.')) * 100)
  return cents > most ? undefined : cents
}

/** Cents as someone types them: `50`, `12.50`. */
export const dollarsText = (cents: number | null): string =>
  cents === null ? '' : cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)
