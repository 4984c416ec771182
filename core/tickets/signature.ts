import { companyAmong, hasLegalForm } from './company.ts'
import type { PastedLine } from './pasted-lines.ts'
import { emailIn, isSignedName } from './people.ts'
import { phoneInSignature } from './phone-number.ts'

/** What stands under a mail; `line` is where the name stands. */
export type Signature = {
  name: string
  company: string | null
  phone: string | null
  email: string | null
  line: number
}

const signOff =
  /^(?:(?:kind|best|warm|many|with best|with kind)?\s{0,1}(?:regards|wishes|thanks)|thanks(?: so much| again| in advance)?|thank you|cheers|best|sincerely|yours sincerely|all the best|mit (?:freundlichen|besten|vielen) grüßen|viele grüße|beste grüße|(?:schöne|liebe|freundliche) grüße|mfg|vg|lg|cordialement|--)[,.!]?$/iu
const disclaimer =
  /^(?:this (?:e-?mail|message)|the information|the contents|diese e-?mail|confidential|please consider the environment|registered|sent from my|get outlook)/iu
// Signing for a company in German.
const actingFor = /^(?:i\. ?a\.|i\. ?v\.|ppa\.?)\s/iu
const longestSignature = 10

/** Where the signature starts: at the last line with the writer's name, or below the words that close a letter. */
const startOf = (
  lines: readonly PastedLine[],
  writer: string | null,
): { index: number; name: string } | null => {
  const nameOn = (text: string): string =>
    (text.replace(actingFor, '').split(/\s{0,2}[|,·•]\s{0,2}/u, 1)[0] ?? '').trim()
  if (writer !== null) {
    const index = lines.findLastIndex(({ text }) => nameOn(text).toLowerCase() === writer.toLowerCase())
    if (index !== -1) return { index, name: writer }
  }
  const closing = lines.findLastIndex(({ text }) => signOff.test(text))
  if (closing === -1) return null
  const index = lines.findIndex(({ text }, at) => at > closing && text !== '')
  const name = nameOn(lines[index]?.text ?? '')
  if (!isSignedName(name)) return null
  // Signed by someone else than it is from: an assistant, or a system that sends for people.
  return writer === null ? { index, name } : null
}

/** The parts of one line: `Housing Officer | Elmwood Housing Trust`, `Owner, Petal & Stem`. */
const partsOf = (text: string): string[] => {
  const parts = text.split(/\s{0,4}[|·•\t]\s{0,4}|\s{3,6}/u).map((part) => part.trim())
  return parts.flatMap((part) => {
    const comma = part.lastIndexOf(', ')
    // The comma of `Freight, Inc.` belongs to the name.
    return comma === -1 || hasLegalForm(part.slice(comma + 2))
      ? [part]
      : [part, part.slice(comma + 2), part.slice(0, comma)]
  })
}

/** Reads the signature of a mail's own text; null if there is none. */
export const signatureOf = (
  lines: readonly PastedLine[],
  writer: { name: string | null; email: string | null },
): Signature | null => {
  const start = startOf(lines, writer.name)
  if (start === null) return null
  const block: string[] = []
  for (const { text } of lines.slice(start.index, start.index + longestSignature + 3)) {
    if (disclaimer.test(text) || text.length > 120 || block.length === longestSignature) break
    if (text !== '') block.push(text)
  }
  const parts = block
    .flatMap(partsOf)
    .filter((part) => part !== '' && part.toLowerCase() !== start.name.toLowerCase())
  const email = parts.map(emailIn).find((found) => found !== null) ?? null
  return {
    name: start.name,
    company: companyAmong(parts, writer.email ?? email),
    phone: parts.map(phoneInSignature).find((found) => found !== null) ?? null,
    email,
    line: lines[start.index]?.line ?? 0,
  }
}
