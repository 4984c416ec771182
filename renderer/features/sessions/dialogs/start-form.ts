import { withoutHash } from '../../../../core/domain/session/session.ts'
import { trimBlock } from '../../../../core/domain/text/text.ts'
import { titleFrom } from '../../../../core/intents/session/title-from.ts'
import { readPastedTicket } from '../../../../core/tickets/read-pasted-ticket.ts'
import { nameProblem } from '../../forms/text-size.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'
import type { WhoseForm } from './whose-suggestions.ts'

/** What the dialog for a new session holds. */
export type StartForm = WhoseForm & {
  text: string
  ticket: string
  /** The document of the ticket that was picked; '' while its number is only typed. */
  linkedTicket: string
  category: string
  /** Asked for when a ticket was pasted; otherwise '', and the first line of the text is the title. */
  title: string
  /** What was read from a pasted ticket, see `readIn`; '' if nothing was. */
  read: string
  /** Id of the template it starts from, or ''. */
  template: string
}

export const emptyStartForm: StartForm = {
  text: '',
  client: '',
  contact: '',
  device: '',
  ticket: '',
  linkedTicket: '',
  category: '',
  title: '',
  read: '',
  template: '',
}

/** The longest category, in characters. */
export const longestCategory = 60

/** Says when a category is too long; null when it fits. */
export const categoryProblem = (typed: string): string | null => nameProblem(typed, longestCategory)

/** The longest problem a session holds, in characters; anything longer goes to the timeline in full. */
const longestProblem = 4000

/** What a new session starts with; `paste` is the whole text when the problem isn't all of it. */
export type Start = WhoseForm & {
  title: string
  problemSummary: string
  problemCategory: string | null
  psaTicketId: string | null
  linkedTicketId: string | null
  paste: string | null
}

/** A ticket number as typed, `#48213` or `48213`, without its `#`; null when there is none. */
export const ticketFrom = (typed: string): string | null => {
  const ticket = withoutHash(typed)
  return ticket === '' ? null : ticket
}

/** Says what is wrong with a ticket number; null when nothing is. */
export const ticketProblem = (typed: string): string | null => {
  const ticket = ticketFrom(typed)
  if (ticket === null) return null
  if (ticket.length > 60) return sessionDialogWords.ticketTooLong
  return /^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/.test(ticket) ? null : sessionDialogWords.ticketCharacters
}

/**
 * Reads the form. The first line becomes the title; a text too long for the problem is cut at a line and kept as a paste.
 *
 * Of a pasted ticket the problem is what was written about it, which is what lists, handoffs and notes for clients say
 * of a session; its headers and labels are in the fields, and the text stays whole as a paste.
 */
export const startFrom = (form: StartForm): Start => {
  const text = form.text.trim()
  const category = form.category.trim()
  const problem = form.read === '' ? text : problemOf(text)
  return {
    title: form.title.trim() === '' ? titleFrom(text) : form.title.trim(),
    problemSummary: headOf(problem),
    problemCategory: category === '' ? null : category,
    psaTicketId: ticketFrom(form.ticket),
    linkedTicketId: form.linkedTicket === '' ? null : form.linkedTicket,
    client: form.client.trim(),
    contact: form.contact.trim(),
    device: form.device.trim(),
    paste: problem === text && text.length <= longestProblem ? null : trimBlock(form.text),
  }
}

/** A ticket's description; the whole text if there is none. */
const problemOf = (text: string): string => readPastedTicket(text).description?.value ?? text

const headOf = (text: string): string => {
  if (text.length <= longestProblem) return text
  // Leaves a character for the ellipsis, and never half of a surrogate pair.
  const head = text.slice(0, longestProblem - 1).replace(/[\uD800-\uDBFF]$/, '')
  const lastBreak = head.lastIndexOf('\n')
  return `${(lastBreak > longestProblem / 2 ? head.slice(0, lastBreak) : head).trimEnd()}…`
}
