import { maskedPart, redact } from '../redaction/redact.ts'
import type { RedactionSettings } from '../domain/text/secret-kinds.ts'
import { numberText } from '../domain/text/plural.ts'

/**
 * The beginning and the end of a text that is too long, masked before it is cut: a secret that the cut goes through must not
 * show its half. Takes time in proportion to `max`, not to the text.
 */
export const piece = (text: string, max: number, redaction: RedactionSettings): string => {
  if (text.length <= max) return redact(text, redaction).text
  const headUnits = Math.floor((max * 2) / 3)
  const tailUnits = max - headUnits
  const head = maskedPart(text, { to: headUnits }, redaction).slice(0, headUnits)
  const tail = maskedPart(text, { from: text.length - tailUnits, to: text.length }, redaction).slice(
    -tailUnits,
  )
  // The first line of the end is rarely whole.
  const line = tail.indexOf('\n')
  const end = line === -1 || line > tailUnits / 2 ? tail : tail.slice(line + 1)
  const left = text.length - head.length - end.length
  return `${head.trimEnd()}\n[… ${numberText(left)} characters left out …]\n${end.trimStart()}`
}

/** What people wrote, so that nothing in it can be taken for anything but their words: every line begins with a bar. */
export const quoted = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029\v\f]/u)
    .map((line) => `| ${line}`)
    .join('\n')

/** The same on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()
