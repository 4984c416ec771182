import { deviceIn } from './device-name.ts'
import { gridReading } from './grid-rows.ts'
import { headingOf, isBareNumber, isHeading } from './heading.ts'
import { isLabelLine, labelledValues, valuesOf, type LabelledValue } from './labelled-values.ts'
import type { LabelledField } from './labels.ts'
import { mailParts, type MailHeaders } from './mail-parts.ts'
import { pastedLines, type PastedLine } from './pasted-lines.ts'
import { emailIn, isDesk, isNothing, namedIn, type Named } from './people.ts'
import { phoneIn } from './phone-number.ts'
import { signatureOf } from './signature.ts'

/** Where a value stands: beside a label, in a list's row, a heading or subject, a mail's headers, its signature, or the text. */
export type ReadFrom = 'label' | 'row' | 'heading' | 'headers' | 'signature' | 'text'

/** A value as it stands in the text; `line` counts from 0. */
export type ReadValue = { value: string; from: ReadFrom; line: number }

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

const at = (value: string | null | undefined, from: ReadFrom, line: number): ReadValue | null =>
  value === null || value === undefined || value.trim() === '' ? null : { value: value.trim(), from, line }

type Source = {
  lines: readonly PastedLine[]
  headers: MailHeaders | null
  own: readonly PastedLine[]
  values: readonly LabelledValue[]
  isRow: boolean
}

/** The first of the labelled values that reads as one of this field. */
const labelled = (
  source: Source,
  field: LabelledField,
  read: (value: string) => string | null = (value) => value,
): ReadValue | null => {
  for (const value of valuesOf(source.values, field)) {
    if (isNothing(value.value)) continue
    const found = read(value.value)
    if (found !== null) return at(found.slice(0, 300), source.isRow ? 'row' : 'label', value.line)
  }
  return null
}

type Titled = { number: ReadValue | null; client: ReadValue | null; summary: ReadValue | null }

/** What the subject and the heading at the top say. */
const titledBy = (source: Source): Titled => {
  const titled: Titled = { number: null, client: null, summary: null }
  const take = (heading: ReturnType<typeof headingOf>, line: number) => {
    titled.number ??= at(heading.number, 'heading', line)
    titled.client ??= at(heading.client, 'heading', line)
    titled.summary ??= at(heading.summary, 'heading', line)
  }
  const subject = valuesOf(source.values, 'subject')[0]
  const { headers } = source
  if (headers !== null && headers.subject !== '') take(headingOf(headers.subject), headers.line)
  else if (subject !== undefined) take(headingOf(subject.value), subject.line)
  const filled = source.own.filter(({ text }) => text !== '').slice(0, 12)
  for (const [index, { text, line }] of filled.entries()) {
    if (titled.number !== null) break
    if (!isHeading(text) && !(index === 0 && /#\d{3,9}$/u.test(text))) continue
    take(headingOf(text), line)
    if (titled.summary !== null || !isBareNumber(text)) continue
    const before = filled[index - 1]
    const beside = /^#/u.test(text) && index === 1 && before !== undefined ? before : filled[index + 1]
    if (beside !== undefined && isTitle(beside.text)) titled.summary = at(beside.text, 'heading', beside.line)
  }
  return titled
}

const isTitle = (text: string): boolean =>
  text.length <= 200 && !isLabelLine(text) && emailIn(text) === null && phoneIn(text) !== text

type Contact = PastedTicket['contact']

const reportedVia = /^([^:]{3,60}?) (?:reported|submitted this|created this) via /iu
const dear = /^(?:dear|hello|hi|guten tag|sehr geehrte[r]?)\s+(?:frau |herr )?([\p{L} .'’-]{3,60}),$/iu

/** Who a mail is from, if that is a person; or whom a desk's mail is to, if the mail addresses them by name. */
const writerOf = ({ headers, own }: Source): Named => {
  if (headers === null) return { name: null, email: null }
  const from = namedIn(headers.from)
  if (!isDesk(headers.from)) return from
  const to = namedIn(headers.to)
  const greeted = own.map(({ text }) => dear.exec(text)?.[1]).find((name) => name !== undefined) ?? null
  if (/ via RT\b/u.test(headers.from)) return { name: from.name, email: null }
  if (greeted === null || to.email === null || isDesk(headers.to)) return { name: null, email: null }
  return { name: to.name ?? namedIn(greeted).name, email: to.email }
}

const contactOf = (source: Source): Contact & { company: ReadValue | null; isSigned: boolean } => {
  const writer = writerOf(source)
  const labels = valuesOf(source.values, 'name').filter(({ value }) => !isNothing(value))
  const label = labels.find(({ value }) => namedIn(value).name !== null) ?? labels[0]
  const named = label === undefined ? null : namedIn(label.value)
  const from: ReadFrom = source.isRow ? 'row' : 'label'
  const reported = source.own.find(({ text }) => reportedVia.test(text))
  const headerLine = source.headers?.line ?? 0
  const name =
    at(named?.name, from, label?.line ?? 0) ??
    at(writer.name, 'headers', headerLine) ??
    at(reportedVia.exec(reported?.text ?? '')?.[1], 'text', reported?.line ?? 0)
  const isWriter = name === null || writer.name === null || name.value.toLowerCase() === writer.name.toLowerCase()
  const signature = signatureOf(source.own, { name: name?.value ?? null, email: isWriter ? writer.email : null })
  const besideLabel = (read: (text: string) => string | null): ReadValue | null =>
    at(label?.after.map(read).find((found) => found !== null), from, label?.line ?? 0)
  const addressed = [source.headers?.from ?? '', source.headers?.to ?? '']
    .map(namedIn)
    .find((person) => person.name !== null && person.name === name?.value && person.email !== null)
  return {
    name: name ?? at(signature?.name, 'signature', signature?.line ?? 0),
    email:
      labelled(source, 'email', emailIn) ??
      at(named?.email, from, label?.line ?? 0) ??
      besideLabel((text) => (emailIn(text) === text ? text : null)) ??
      at(isWriter ? writer.email : null, 'headers', headerLine) ??
      at(addressed?.email, 'headers', headerLine) ??
      at(signature?.email, 'signature', signature?.line ?? 0),
    phone:
      labelled(source, 'phone', phoneIn) ??
      besideLabel((text) => (phoneIn(text) === text ? text : null)) ??
      at(signature?.phone, 'signature', signature?.line ?? 0),
    company: at(signature?.company, 'signature', signature?.line ?? 0),
    isSigned: signature !== null && (signature.phone !== null || signature.email !== null),
  }
}

/** A client without the site that some systems put behind it: `Royal Quay Hotel/Reception`, `Acme (Head Office)`. */
const withoutSite = (value: string): string =>
  value
    .replace(/\s{0,2}\((?:head office|main|main office|hq|[^()]{1,40} (?:office|site|branch))\)$/iu, '')
    .replace(/(?<=\p{L}{3,40}) \/ [^/]{2,60}$/u, '')

const clientOf = (source: Source, titled: Titled, company: ReadValue | null): ReadValue | null => {
  const label = valuesOf(source.values, 'client').find(({ value }) => !isNothing(value))
  if (label !== undefined) {
    const value = label.label === 'client/site' ? (label.value.split('/')[0] ?? '') : withoutSite(label.value)
    return at(value.slice(0, 300), source.isRow ? 'row' : 'label', label.line)
  }
  // Datto RMM has a site for each client, and no client.
  const isAlert = source.values.some(({ field }) => field === 'alert') && valuesOf(source.values, 'device').length > 0
  return titled.client ?? (isAlert ? labelled(source, 'site') : null) ?? company
}

const bodyOf = ({ own, values, headers }: Source): ReadValue | null => {
  const label = values.find(({ field, value }) => field === 'description' && value !== '')
  if (label !== undefined) {
    const below = own.filter(({ line }) => line > label.line).map(({ text }) => text)
    return at([label.value, ...below].join('\n').slice(0, 4000), 'label', label.line)
  }
  if (headers === null) return null
  const text = own.map((line) => line.text).join('\n')
  return at(text.slice(0, 4000), 'text', own[0]?.line ?? 0)
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
  const source: Source = { lines, headers, own, isRow, values: isRow ? grid.values : labelledValues(own) }
  const titled = isRow ? { number: null, client: null, summary: null } : titledBy(source)
  const { company, isSigned, ...contact } = contactOf(source)
  const summary = labelled(source, 'summary') ?? labelled(source, 'alert') ?? titled.summary ?? labelled(source, 'subject')
  const ticket: PastedTicket = {
    number: titled.number ?? labelled(source, 'number', numberOf),
    client: clientOf(source, titled, company),
    contact,
    device: deviceOf(source, summary),
    summary,
    description: bodyOf(source),
    confidence: 0,
  }
  return { ...ticket, confidence: confidenceOf(ticket, source, isSigned) }
}

/** A number as a label's value: `#48213`, `T20261128.0042`, `2026-114482`, `INC0012345`. */
const numberOf = (value: string): string | null =>
  /^#?\s{0,2}((?:[A-Z]{1,5}-?)?\d[\d.-]{0,18}\d|\d)$/u.exec(value.trim())?.[1] ?? null
