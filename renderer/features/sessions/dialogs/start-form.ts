import { withoutHash } from '../../../../core/domain/session.ts'
import { titleFrom } from '../../../../core/domain/text.ts'

/** What the dialog for a new session holds. */
export type StartForm = { text: string; ticket: string; category: string }

export const emptyStartForm: StartForm = { text: '', ticket: '', category: '' }

/** The longest problem a session holds, in characters; a longer intake goes to the timeline in full. */
const longestProblem = 4000

/** What a new session is started with; `paste` is the whole text where it was too long for the problem. */
export type Start = {
  title: string
  problemSummary: string
  problemCategory: string | null
  psaTicketId: string | null
  paste: string | null
}

/** The ticket as people type it, `#48213` or `48213`, without its `#`. */
export const ticketFrom = (typed: string): string | null => {
  const ticket = withoutHash(typed)
  return ticket === '' ? null : ticket
}

/** Says what is wrong with a typed ticket, or null. */
export const ticketProblem = (typed: string): string | null => {
  const ticket = ticketFrom(typed)
  if (ticket === null) return null
  if (ticket.length > 60) return 'A ticket number has 60 characters at most.'
  return /^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/.test(ticket)
    ? null
    : 'Letters, digits and . _ / - make a ticket number.'
}

/** Reads the form. The title is its first line; a text beyond what a problem holds is cut at a line and kept as a paste. */
export const startFrom = (form: StartForm): Start => {
  const text = form.text.trim()
  const category = form.category.trim()
  return {
    title: titleFrom(text),
    problemSummary: text.length <= longestProblem ? text : headOf(text),
    problemCategory: category === '' ? null : category,
    psaTicketId: ticketFrom(form.ticket),
    paste: text.length <= longestProblem ? null : text,
  }
}

const headOf = (text: string): string => {
  // One unit is kept for the ellipsis; half a surrogate pair is not left behind.
  const head = text.slice(0, longestProblem - 1).replace(/[\uD800-\uDBFF]$/, '')
  const lastBreak = head.lastIndexOf('\n')
  return `${(lastBreak > longestProblem / 2 ? head.slice(0, lastBreak) : head).trimEnd()}…`
}
