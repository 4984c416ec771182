/** What a subject or a heading says: `Ticket #48213/Acme Corp/Outlook won’t sync`. */
export type Heading = { number: string | null; client: string | null; summary: string | null }

/** Ways to write a ticket's number in a heading, the surest first; the first group is the number. */
const numberForms: readonly RegExp[] = [
  /(?<![\w.])(T\d{8}\.\d{4})(?!\d)/u,
  // Request Tracker: [example.com #123]
  /\[[^\][]{1,80} #(\d{1,9})\]/u,
  /\[(?:ticket\s{0,2})?#(\d{1,18})\]/iu,
  /\[(?:ticket\s{0,2})?(?:id|no|nr)?[:# ]{0,3}(\d{4,9}|\d{4}-\d{3,6})\]/iu,
  /\b(?:service ticket|ticket|request|case|incident|vorgang|anfrage)\s{0,2}(?:id|number|no|nr)?[.:# (–-]{0,4}((?:[A-Z]{2,4}-?)?\d{3,9}(?:-\d{3,6})?)(?![\d.]*\d)/iu,
  // Freshservice: [#INC-20931]
  /\[#([A-Z]{2,4}-?\d{3,9})\]/u,
  /\b((?:INC|REQ|RITM|CS)\d{6,9})\b/u,
  /\bticket\b[^\d#:]{0,40}[:#] {0,2}(\d{3,9})(?!\d)/iu,
  /\(#?(\d{4,9})\)$/u,
  /\(#(\d{3,9})\)/u,
  /(?:^|\s)#(\d{3,9})(?!\d)/u,
  // HaloPSA: 0041877 - Summary
  /^(\d{4,9})\s{1,2}[-–—|]\s/u,
]

const numberIn = (text: string): { number: string; start: number; end: number } | null => {
  for (const form of numberForms) {
    const found = form.exec(text)
    if (found?.[1] !== undefined)
      return { number: found[1], start: found.index, end: found.index + found[0].length }
  }
  return null
}

const passedOn = /^(?:re|aw|fwd?|wg|tr|sv|antw|fw)\s{0,2}(?:\[\d+\])?:\s{0,4}/iu
const mark = /^\[[^\][]{1,60}\]\s{0,4}/u
const system =
  /^(?:notification|alert|alarm|warning|critical|ninjaone|ticket|service ticket|request|autoreply|update|reminder)\s{0,2}:\s{0,4}/iu

const strippedOfMarks = (subject: string): string => {
  let text = subject.trim()
  // A subject collects a few of them at most.
  for (let turn = 0; turn < 8; turn++) {
    const next = text.replace(passedOn, '').replace(mark, '').replace(system, '')
    if (next === text || next === '') break
    text = next
  }
  return text
}

const event =
  /^(?:(?:has been|have been|was|is|wurde|will be)\b.*|(?:created|updated|assigned|opened|closed|received|new|erstellt)\s{0,2}(?:[-–—:|]\s{0,2}|$))/iu
const onlyEvent =
  /^(?:a |the |your |new |ein |neues )?(?:new |neues )?(?:service )?(?:ticket|request|case|anfrage)?(?: (?:has been|was|is|wurde))?(?: (?:created|assigned(?: to you)?|updated|received|logged|erstellt|opened))?\s{0,2}[-–—:|#]?$/iu
const tail = /\s{1,2}[-–—]\s{1,2}(?:has been |was )?(?:assigned to you|new ticket|created|updated)$/iu

const cleaned = (part: string): string =>
  part
    .replace(/^[\s\-–—:|/,\])]{1,10}/u, '')
    .replace(tail, '')
    .replace(/[\s\-–—:|/[(]{1,10}$/u, '')
    .trim()

const summaryOf = (text: string): string | null => {
  const summary = strippedOfMarks(cleaned(cleaned(text).replace(event, '')))
  return summary === '' || onlyEvent.test(summary) ? null : summary
}

/** Reads a subject or a heading; null where it says nothing of a field. `summary` is what remains without the marks. */
export const headingOf = (subject: string): Heading => {
  const line = subject.slice(0, 400).trim()
  const found = numberIn(line)
  if (found === null) return { number: null, client: null, summary: summaryOf(line) }
  const before = line.slice(0, found.start)
  const after = line.slice(found.end)
  const { number } = found
  // ConnectWise: Ticket #48213/Acme Corp/Summary
  const slashed = /^\s{0,2}\/([^/]{1,80})\/(.+)$/u.exec(after)
  if (slashed !== null)
    return { number, client: slashed[1]?.trim() ?? null, summary: summaryOf(slashed[2] ?? '') }
  // Autotask: T20261125.0008 | Kensington Pet Hospital | Summary
  const piped = /^\s{0,2}\|([^|]{1,80})\|(.+)$/u.exec(after)
  if (piped !== null) return { number, client: piped[1]?.trim() ?? null, summary: summaryOf(piped[2] ?? '') }
  return { number, client: null, summary: summaryOf(after) ?? summaryOf(before) }
}

/** A line that begins as headings do: with a number, or with the word for a ticket and one. */
export const isHeading = (text: string): boolean =>
  /^(?:\[|#\d|T\d{8}\.|(?:your )?(?:service )?ticket\b|your request\b|request\b|case\b|incident\b|vorgang\b|anfrage\b|\d{4,9}\s{1,2}[-–—]\s)/iu.test(
    text,
  ) && numberIn(text) !== null

/** True for the line above an RMM's alert: `[ALERT] CRITICAL: Disk space low on DC01`, `Alert: …`. */
export const isAlertLine = (text: string): boolean =>
  /^(?:\[(?:alert|alarm|warning|critical)\]|(?:alert|alarm)\s{0,2}:)\s{0,4}\S/iu.test(text)

/** True for a line that ends with the number: `Smartboard calibration lost #8230`, `… (T20261125.0166)`. */
export const endsWithNumber = (text: string): boolean =>
  /(?:\s#\d{3,9}|\((?:#?\d{4,9}|T\d{8}\.\d{4})\))$/u.test(text)

/** True for a line with nothing but the number, with or without the word before it. */
export const isBareNumber = (text: string): boolean => isHeading(text) && headingOf(text).summary === null

/** The ticket number in a line of free text, `#48213` or `T20261128.0042`; null unless there is exactly one. */
export const ticketNumberIn = (text: string): string | null => {
  const found = new Set(
    [...text.slice(0, 4000).matchAll(/(?<![\w&/#])(?:#(\d{3,9})(?![\w-])|(T\d{8}\.\d{4})(?!\d))/gu)].map(
      ([, hashed, dated]) => hashed ?? dated ?? '',
    ),
  )
  return found.size === 1 ? ([...found][0] ?? null) : null
}
