import { cut } from '../domain/text/text.ts'
import { secretKinds, type RedactionSettings } from '../domain/text/secret-kinds.ts'
import { around, findEverySecret, redact } from './redact.ts'

const everything = Object.fromEntries(secretKinds.map((kind) => [kind, true])) as RedactionSettings

/**
 * Where to cut a text that is shown as it is and may leave later: at `end`, or before the secret that this would go through. What is
 * left of one that was cut no longer looks like a secret, so that nothing would mask it any more.
 */
export const endBeside = (text: string, end: number): number => {
  if (end >= text.length) return text.length
  const found = findEverySecret(text.slice(0, end + around))
  let at = Math.max(0, end)
  for (;;) {
    const still = findEverySecret(text.slice(0, at))
    const lost = found.filter(
      ({ kind, from, to }) =>
        from < at &&
        !still.some((one) => one.kind === kind && one.from <= from && one.to >= Math.min(to, at)),
    )
    if (lost.length === 0) return at
    at = Math.min(...lost.map(({ from }) => from))
  }
}

/** The text cut to one line like `cut` does, but never through a secret. */
export const cutBeside = (text: string, max: number, units = Infinity): string => {
  const short = cut(text, max, units)
  const line = text
    .trim()
    .slice(0, max * 40 + around)
    .replace(/\s+/gu, ' ')
  if (short === line) return short
  const length = short.length - 1
  const end = endBeside(line, length)
  if (end === length) return short
  const head = line.slice(0, end).trimEnd()
  // With nothing before it, the secret is named.
  return head === '' ? cut(redact(line, everything).text, max, units) : `${head}…`
}
