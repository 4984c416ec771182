import { withoutHash } from '../../../../core/domain/session.ts'
import { titleFrom } from '../../../../core/domain/text.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'

/** What the dialog for a new session holds. */
export type StartForm = { text: string; ticket: string; category: string }

export const emptyStartForm: StartForm = { text: '', ticket: '', category: '' }

/** The longest problem a session holds, in characters; anything longer goes to the timeline in full. */
const longestProblem = 4000

/** What a new session starts with; `paste` is the whole text when it was too long for the problem. */
export type Start = {
  title: string
  problemSummary: string
  problemCategory: string | null
  psaTicketId: string | null
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

/** Reads the form. The first line becomes the title; a text too long for the problem is cut at a line and kept as a paste. */
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
  // Leaves a character for the ellipsis, and never half of a surrogate pair.
  const head = text.slice(0, longestProblem - 1).replace(/[\uD800-\uDBFF]$/, '')
  const lastBreak = head.lastIndexOf('\n')
  return `${(lastBreak > longestProblem / 2 ? head.slice(0, lastBreak) : head).trimEnd()}…`
}
