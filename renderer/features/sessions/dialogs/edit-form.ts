import type { Session } from '../../../../core/domain/session.ts'
import { ticketFrom } from './start-form.ts'
import { lengthProblem } from '../../forms/text-size.ts'

export type EditForm = { title: string; problem: string; category: string; ticket: string }

/** What an edit changes; fields that stay are left out. */
export type Edit =
  | {
      ok: true
      changes: {
        title?: string
        problemSummary?: string
        problemCategory?: string | null
        psaTicketId?: string | null
      }
    }
  | { ok: false; message: string }

/** Reads the form against the session as it was when the dialog opened. */
export const editFrom = (
  form: EditForm,
  before: Pick<Session, 'title' | 'problemSummary' | 'problemCategory' | 'psaTicketId'>,
): Edit => {
  const title = form.title.trim()
  const problemSummary = form.problem.trim()
  const problemCategory = form.category.trim() === '' ? null : form.category.trim()
  const psaTicketId = ticketFrom(form.ticket)
  if (title === '') return { ok: false, message: 'A session needs a title.' }
  if (problemSummary === '') return { ok: false, message: 'Say what the problem is, in a few words.' }
  const tooLong = lengthProblem(title, 200) ?? lengthProblem(problemSummary, 4000)
  if (tooLong !== null) return { ok: false, message: tooLong }
  return {
    ok: true,
    changes: {
      ...(title === before.title ? {} : { title }),
      ...(problemSummary === before.problemSummary ? {} : { problemSummary }),
      ...(problemCategory === before.problemCategory ? {} : { problemCategory }),
      ...(psaTicketId === before.psaTicketId ? {} : { psaTicketId }),
    },
  }
}
