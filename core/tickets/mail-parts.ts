import type { PastedLine } from './pasted-lines.ts'
import { emailIn } from './people.ts'

/** The headers of a mail as it is pasted; `line` is where its subject stands. */
export type MailHeaders = { from: string; to: string; subject: string; line: number }

/** A mail in a pasted text: its headers, if there are any, and what its writer wrote, without the history below it. */
export type MailParts = { headers: MailHeaders | null; own: PastedLine[] }

const headerNames: Record<string, 'from' | 'to' | 'subject' | 'other'> = {
  from: 'from',
  von: 'from',
  de: 'from',
  to: 'to',
  an: 'to',
  à: 'to',
  subject: 'subject',
  betreff: 'subject',
  objet: 'subject',
  cc: 'other',
  bcc: 'other',
  sent: 'other',
  gesendet: 'other',
  envoyé: 'other',
  date: 'other',
  datum: 'other',
  'reply-to': 'other',
  importance: 'other',
  attachments: 'other',
}

const headerOf = (text: string): { name: 'from' | 'to' | 'subject' | 'other'; value: string } | null => {
  const colon = text.indexOf(':')
  if (colon < 2 && !text.startsWith('à:')) return null
  if (colon > 14) return null
  const name = headerNames[text.slice(0, colon).replaceAll('*', '').trim().toLowerCase()]
  return name === undefined
    ? null
    : {
        name,
        value: text
          .slice(colon + 1)
          .replace(/^\*\s*/u, '')
          .trim(),
      }
}

type Block = { start: number; end: number; headers: MailHeaders; isMail: boolean }

/** The headers that start at a line: two or more in a row, one of them who it is from or its subject. */
const blockAt = (lines: readonly PastedLine[], start: number): Block | null => {
  const headers: MailHeaders = { from: '', to: '', subject: '', line: lines[start]?.line ?? 0 }
  let count = 0
  let end = start
  for (; end < lines.length && end < start + 40; end++) {
    const { text, cells, line } = lines[end] as PastedLine
    const header = headerOf(text)
    // Raw mail: other headers, and folded ones.
    const isRaw =
      count > 0 && (/^[A-Za-z]+-[A-Za-z-]+:|^Received:/u.test(text) || (text !== '' && /^[ \t]/u.test(cells)))
    if (header === null && !isRaw) break
    if (header === null) continue
    count++
    if (header.name === 'other' || headers[header.name] !== '') continue
    headers[header.name] = header.value
    if (header.name === 'subject') headers.line = line
  }
  if (count < 2 || (headers.from === '' && headers.subject === '')) return null
  return { start, end, headers, isMail: headers.from !== '' }
}

const forwardMark =
  /^-{3,}\s{0,3}(?:forwarded message|weitergeleitete nachricht|message transféré)\s{0,3}-{0,12}$|^begin forwarded message:$/iu
const forwardSubject = /^(?:(?:re|aw)\s{0,2}:\s{0,2})?(?:fwd?|wg|tr)\s{0,2}:/iu
const historyMark =
  /^-{2,}\s{0,3}(?:original message|ursprüngliche nachricht|message d'origine)|^(?:on|am|le) .{4,160}(?:wrote|schrieb.{0,120}|a écrit)\s?:$|^do not reply below/iu

const domainOf = (value: string): string => (emailIn(value) ?? '').split('@')[1]?.toLowerCase() ?? ''

/** True if a mail was passed on inside the desk: from it to itself, or by someone we can't tell. */
const isWithinDesk = ({ from, to }: MailHeaders): boolean =>
  domainOf(to) === '' || domainOf(from) === domainOf(to)

/**
 * Finds the mail that the ticket is about.
 *
 * A mail that someone forwarded inside their own desk is the forwarded one; of a conversation it is the newest, and
 * what is quoted below it is someone else's words.
 */
export const mailParts = (lines: readonly PastedLine[]): MailParts => {
  const blocks: Block[] = []
  for (let index = 0; index < lines.length; index++) {
    const block = headerOf(lines[index]?.text ?? '') === null ? null : blockAt(lines, index)
    if (block === null) continue
    blocks.push(block)
    index = block.end - 1
  }
  const mails = blocks.filter((block) => block.isMail)
  const marked = lines.findIndex(({ text }) => forwardMark.test(text))
  const outer = mails[0]
  const isForwarded = (outer !== undefined && forwardSubject.test(outer.headers.subject)) || marked !== -1
  const inner = mails.find((mail) => mail.start > (marked === -1 ? (outer?.start ?? 0) : marked))
  const isInner =
    isForwarded &&
    inner !== undefined &&
    (outer === inner || (outer !== undefined && isWithinDesk(outer.headers)))
  const chosen = isInner ? inner : outer
  const [firstBlock] = blocks
  const headers = chosen?.headers ?? firstBlock?.headers ?? null
  const next = mails.find((mail) => mail.start > (chosen?.start ?? -1))
  const start = isInner ? inner.start : 0
  const own: PastedLine[] = []
  const headerLines = chosen ?? firstBlock
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] as PastedLine
    if (index === next?.start || (historyMark.test(line.text) && index > 0)) break
    if (headerLines !== undefined && index >= headerLines.start && index < headerLines.end) continue
    if (forwardMark.test(line.text) && index > start) break
    if (!line.text.startsWith('>')) own.push(line)
  }
  return { headers, own }
}
