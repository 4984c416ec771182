import type { Session } from '../../../../core/domain/session/session.ts'
import type { FormProblem } from '../../forms/form-problem.ts'
import { lengthProblem } from '../../forms/text-size.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'
import { categoryProblem, ticketFrom, ticketProblem } from './start-form.ts'
import { whoseProblem, type WhoseForm } from './whose-suggestions.ts'

const words = sessionDialogWords.edit

export type EditForm = WhoseForm & { title: string; problem: string; category: string; ticket: string }

type Edited = Pick<Session, 'title' | 'problemSummary' | 'problemCategory' | 'psaTicketId' | keyof WhoseForm>

/** The form of a session as it is. */
export const editFormOf = (session: Edited): EditForm => ({
  title: session.title,
  problem: session.problemSummary,
  category: session.problemCategory ?? '',
  ticket: session.psaTicketId ?? '',
  client: session.client,
  contact: session.contact,
  device: session.device,
})

/** What an edit changes; fields that stay the same are left out. */
export type Edit =
  | {
      ok: true
      changes: {
        title?: string
        problemSummary?: string
        problemCategory?: string | null
        psaTicketId?: string | null
        client?: string
        contact?: string
        device?: string
      }
    }
  | { ok: false; problem: FormProblem }

/** Reads the form against the session as it was when the dialog opened. */
export const editFrom = (form: EditForm, before: Edited): Edit => {
  const title = form.title.trim()
  const problemSummary = form.problem.trim()
  const problemCategory = form.category.trim() === '' ? null : form.category.trim()
  const psaTicketId = ticketFrom(form.ticket)
  const wrong = {
    title: title === '' ? words.titleMissing : lengthProblem(title, 200),
    problem: problemSummary === '' ? words.problemMissing : lengthProblem(problemSummary, 4000),
    ticket: ticketProblem(form.ticket),
    category: categoryProblem(form.category),
  }
  for (const [field, message] of Object.entries(wrong)) {
    if (message !== null) return { ok: false, problem: { field, message } }
  }
  const tooLong = whoseProblem(form)
  if (tooLong !== null) return { ok: false, problem: tooLong }
  const [client, contact, device] = [form.client.trim(), form.contact.trim(), form.device.trim()]
  return {
    ok: true,
    changes: {
      ...(title === before.title ? {} : { title }),
      ...(problemSummary === before.problemSummary ? {} : { problemSummary }),
      ...(problemCategory === before.problemCategory ? {} : { problemCategory }),
      ...(psaTicketId === before.psaTicketId ? {} : { psaTicketId }),
      ...(client === before.client ? {} : { client }),
      ...(contact === before.contact ? {} : { contact }),
      ...(device === before.device ? {} : { device }),
    },
  }
}
