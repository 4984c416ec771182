import { companyAmong } from './company.ts'
import { contactOf } from './contact.ts'
import { deviceIn } from './device-name.ts'
import { gridReading } from './grid-rows.ts'
import { isAlertLine } from './heading.ts'
import { isLabelLine, labelledValues, valuesOf } from './labelled-values.ts'
import { mailParts } from './mail-parts.ts'
import { pastedLines } from './pasted-lines.ts'
import { isNothing } from './people.ts'
import { at, labelled, type ReadValue, type Source } from './reading.ts'
import { titleOf, type Title } from './title.ts'

/** What a pasted text says about a ticket. What isn't in it is null: nothing is guessed. */
export type PastedTicket = {
  /** Without `#`; leading zeros as written. */
  number: ReadValue | null
  /** The MSP's customer. */
  client: ReadValue | null
  /** Who has the problem: never a mailbox of a service desk. */
  contact: { name: ReadValue | null; phone: ReadValue | null; email: ReadValue | null }
  device: ReadValue | null
  summary: ReadValue | null
  /** What was written about the problem, without headers, labels and quoted history. */
  description: ReadValue | null
  /** From 0 to 1: how sure it is that the text is a ticket. */
  confidence: number
}

/** From this confidence on, a text is taken for a ticket. */
export const ticketConfidence = 0.5

const nothing: PastedTicket = {
  number: null,
  client: null,
  contact: { name: null, phone: null, email: null },
  device: null,
  summary: null,
  description: null,
  confidence: 0,
}

/** A client without the site that some systems put behind it: `Royal Quay Hotel/Reception`, `Acme (Head Office)`. */
const withoutSite = (value: string): string =>
  value
    .replace(/\s{0,2}\((?:head office|main|main office|hq|[^()]{1,40} (?:office|site|branch))\)$/iu, '')
    .replace(/(?<=\p{L}{3,40}) \/ [^/]{2,60}$/u, '')

/** A line of its own at the top of a page whose name is that of the contact's mail domain. */
const confirmedBy = (source: Source, address: string | null): ReadValue | null => {
  if (address === null || source.headers !== null) return null
  for (const { text, line } of source.own.slice(0, 12)) {
    if (text.length > 80 || text.includes(':')) continue
    const company = companyAmong([text, ...text.split(', ').slice(1)], address, { isSure: true })
    if (company !== null) return at(company, 'text', line)
  }
  return null
}

const clientOf = (source: Source, titled: Title, contact: ReturnType<typeof contactOf>): ReadValue | null => {
  const label = valuesOf(source.values, 'client').find(({ value }) => !isNothing(value))
  if (label !== undefined) {
    const value = label.label === 'client/site' ? (label.value.split('/')[0] ?? '') : withoutSite(label.value)
    return at(value.slice(0, 300), source.isRow ? 'row' : 'label', label.line)
  }
  // Datto RMM has a site for each client, and no client.
  const isAlert =
    (source.values.some(({ field }) => field === 'alert') ||
      source.own.some(({ text }) => isAlertLine(text))) &&
    valuesOf(source.values, 'device').length > 0
  return (
    titled.client ??
    (isAlert ? labelled(source, 'site') : null) ??
    contact.company ??
    confirmedBy(source, contact.email?.value ?? null)
  )
}

/** `Queue: Support`, `Ticket <URL: …>`: a line of the block above what was written, whether its label is known or not. */
const isAbove = (text: string): boolean =>
  text === '' || isLabelLine(text) || /^[\p{L}\d][\p{L}\d ./#-]{0,30}(?::\s|<URL:)/u.test(text)

/** `A new ticket has been created.`, `Request 123 was acted upon.`: what systems write above the block. */
const announces = /\b(?:ticket|request|vorgang|anfrage)\b.{0,120}\.$/iu

/** The lines below the block of labels at the top; all of them if there is none. */
const belowLabels = (own: Source['own']): Source['own'] => {
  const top = own.findIndex(({ text }) => text !== '')
  const start = top !== -1 && announces.test(own[top]?.text ?? '') ? top + 1 : Math.max(top, 0)
  const length = own.slice(start).findIndex(({ text }) => !isAbove(text))
  const labels = own.slice(start, start + Math.max(length, 0)).filter(({ text }) => text !== '')
  // One line that ends with a colon greets someone.
  return length === -1 || labels.length < 2 ? own : own.slice(start + length)
}

const bodyOf = ({ own, values, headers }: Source): ReadValue | null => {
  const label = values.find(({ field, value }) => field === 'description' && value !== '')
  if (label !== undefined) {
    const below = own.filter(({ line }) => line > label.line).map(({ text }) => text)
    const text = below.join('\n').trimStart()
    // A value on the line below its label is one of those lines.
    const whole = text.startsWith(label.value) ? text : `${label.value}\n${text}`
    return at(whole.slice(0, 4000), 'label', label.line)
  }
  if (headers === null) return null
  const written = belowLabels(own)
  if (written.every(({ text }) => isAbove(text))) return null
  const text = written.map((line) => line.text).join('\n')
  return at(text.slice(0, 4000), 'text', written[0]?.line ?? 0)
}

const deviceOf = (source: Source, summary: ReadValue | null): ReadValue | null => {
  const label = labelled(source, 'device', (value) => (value.length > 80 ? null : value))
  if (label !== null) return label
  const text = [summary?.value ?? '', ...source.own.map((line) => line.text)].join('\n')
  const device = deviceIn(text)
  if (device === null) return null
  return at(device, 'text', source.own.find((line) => line.text.includes(device))?.line ?? 0)
}

const weights = { number: 0.4, client: 0.25, name: 0.2, phone: 0.1, email: 0.1, device: 0.15, summary: 0.2 }

/** How sure it is: what was found in places that only tickets, mails and alerts have. */
const confidenceOf = (ticket: PastedTicket, source: Source, isSigned: boolean): number => {
  const { contact } = ticket
  const found = { ...contact, ...ticket }
  let sum = 0
  for (const [field, weight] of Object.entries(weights)) {
    const value = found[field as keyof typeof weights]
    if (value !== null && value.from !== 'text' && value.from !== 'signature') sum += weight
  }
  if (source.headers !== null && source.headers.from !== '' && source.headers.subject !== '') sum += 0.3
  if (isSigned) sum += 0.5
  if (source.isRow) sum += 0.1
  return Math.min(1, Math.round(sum * 100) / 100)
}

/**
 * Reads a ticket from a pasted text: a page or a mail of a ticket system, a plain mail, an RMM alert, a list's row.
 *
 * Values are as they stand in the text; a field that isn't there is null. At most `readingLimits` of it is looked at,
 * so the time doesn't grow with a log that was pasted by mistake.
 */
export const readPastedTicket = (text: string): PastedTicket => {
  const lines = pastedLines(text)
  const grid = gridReading(lines)
  if (grid.kind === 'several') return nothing
  const { headers, own } = mailParts(lines)
  const isRow = grid.kind === 'row'
  const source: Source = { headers, own, isRow, values: isRow ? grid.values : labelledValues(own) }
  const titled = isRow ? { number: null, client: null, summary: null } : titleOf(source)
  const contact = contactOf(source)
  const summary =
    labelled(source, 'summary') ?? labelled(source, 'alert') ?? titled.summary ?? labelled(source, 'subject')
  const ticket: PastedTicket = {
    number: titled.number ?? labelled(source, 'number', numberOf),
    client: clientOf(source, titled, contact),
    contact: { name: contact.name, phone: contact.phone, email: contact.email },
    device: deviceOf(source, summary),
    summary,
    description: bodyOf(source),
    confidence: 0,
  }
  return { ...ticket, confidence: confidenceOf(ticket, source, contact.isSigned) }
}

/** A number as a label's value: `#48213`, `T20261128.0042`, `2026-114482`, `INC0012345`. */
const numberOf = (value: string): string | null =>
  /^#?\s{0,2}((?:[A-Z]{1,5}-?)?\d[\d.-]{0,18}\d|\d)$/u.exec(value.trim())?.[1] ?? null
