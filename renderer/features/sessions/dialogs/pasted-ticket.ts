import { cutBeside } from '../../../../core/redaction/cut-beside.ts'
import { ticketNumberIn } from '../../../../core/tickets/heading.ts'
import { readPastedTicket, ticketConfidence } from '../../../../core/tickets/read-pasted-ticket.ts'
import { ticketProblem } from './start-form.ts'

/** The fields of the dialog that a pasted ticket can fill. */
export const readableFields = ['title', 'ticket', 'client', 'contact', 'device'] as const
export type ReadableField = (typeof readableFields)[number]

/** A form with these fields; `read` is what was read, kept with the draft: see `readIn`. */
export type ReadableForm = Record<ReadableField, string> & { read: string }

/** The longest title of a session, in characters. */
const longestTitle = 200

/** What was read into the fields, from the form's `read`; empty if nothing was. */
export const readIn = ({ read }: { read: string }): Partial<Record<ReadableField, string>> => {
  if (read === '') return {}
  try {
    const stored: unknown = JSON.parse(read)
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      Object.entries(stored).filter(
        ([field, value]) => readableFields.some((known) => known === field) && typeof value === 'string',
      ),
    )
  } catch {
    return {}
  }
}

/** The fields that still say what was read. One that was corrected is the person's own. */
export const fieldsAsRead = (form: ReadableForm): ReadableField[] => {
  const read = readIn(form)
  return readableFields.filter((field) => read[field] !== undefined && read[field] === form[field])
}

/**
 * Reads a ticket from what is being pasted, and says what to change in the form: only fields that are empty or still
 * as another paste filled them. Null if the text doesn't read as a ticket.
 */
export const filledFrom = (form: ReadableForm, pasted: string): Partial<ReadableForm> | null => {
  const isOneLine = !pasted.trim().includes('\n')
  // A line of words is typed text; a line with tabs is a row of a list.
  if (isOneLine && !pasted.includes('\t')) return null
  const ticket = readPastedTicket(pasted)
  if (ticket.confidence < ticketConfidence) return null
  const { name, phone, email } = ticket.contact
  const number = ticket.number?.value ?? ''
  const found: Record<ReadableField, string> = {
    title: cutBeside(ticket.summary?.value ?? '', longestTitle, longestTitle - 1),
    ticket: ticketProblem(number) === null ? number : '',
    client: ticket.client?.value ?? '',
    contact: [name, phone, email].flatMap((part) => (part === null ? [] : [part.value])).join(', '),
    device: ticket.device?.value ?? '',
  }
  const earlier = fieldsAsRead(form)
  const free = readableFields.filter((field) => form[field].trim() === '' || earlier.includes(field))
  const filled = Object.fromEntries(
    free.filter((field) => found[field] !== '').map((field) => [field, found[field]]),
  )
  if (Object.keys(filled).length === 0) return null
  const kept = Object.fromEntries(earlier.map((field) => [field, form[field]]))
  return { ...filled, read: JSON.stringify({ ...kept, ...filled }) }
}

/** What to change so that the text is plain text again: what was read goes, what was typed stays. */
export const withoutReading = (form: ReadableForm): Partial<ReadableForm> => ({
  ...Object.fromEntries(fieldsAsRead(form).map((field) => [field, ''])),
  read: '',
})

/** A ticket number in the text that the ticket field doesn't have yet: `48213` for `… #48213`. */
export const offeredTicket = (form: { text: string; ticket: string }): string | null =>
  form.ticket.trim() === '' ? ticketNumberIn(form.text) : null
