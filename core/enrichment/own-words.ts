import { mailParts } from '../tickets/mail-parts.ts'
import { pastedLines, readingLimits } from '../tickets/pasted-lines.ts'
import { emailIn } from '../tickets/people.ts'
import { signatureOf } from '../tickets/signature.ts'

/** What begins what a company puts below every mail. */
const disclaimer =
  /^(?:this (?:e-?mail|message)(?: and any|,? including| is| may| contains)|the information (?:contained )?in this|diese e-?mail (?:enthält|ist)|please consider the environment|if you (?:are not|have received))/iu

/** What stands in place of what was left out. */
const leftOut = '[signature and earlier mails left out]'

/**
 * A pasted mail without its signature, the disclaimer under it and the mails quoted below: what its writer wrote, with whom it is
 * from and its subject. Any other text as it is, and so is one that is too long to be read as a mail.
 */
export const ownWordsOf = (text: string): string => {
  if (text.length > readingLimits.characters) return text
  const lines = pastedLines(text)
  const { headers, own } = mailParts(lines)
  if (headers === null || headers.from === '' || own.length === 0) return text
  const from = { name: headers.from.replace(/["<(].*$/u, '').trim() || null, email: emailIn(headers.from) }
  const signature = signatureOf(own, from)
  const ends = [
    own.findIndex(({ text: line }) => disclaimer.test(line) || line === '--'),
    signature === null ? -1 : own.findIndex(({ line }) => line === signature.line),
  ].filter((at) => at > 0)
  const kept = ends.length === 0 ? own : own.slice(0, Math.min(...ends))
  const raw = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n')
  const body = kept
    .map(({ line }) => raw[line] ?? '')
    .join('\n')
    .trim()
  // Nothing but a signature, or a reading that went wrong: better all of it than none.
  if (body.length < 20) return text
  const left =
    lines.filter(({ text: line }) => line !== '').length - kept.filter(({ text: line }) => line !== '').length
  const head = [`From: ${headers.from}`, ...(headers.subject === '' ? [] : [`Subject: ${headers.subject}`])]
  return [...head, '', body, ...(left > head.length ? [leftOut] : [])].join('\n')
}
