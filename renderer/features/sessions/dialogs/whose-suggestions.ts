import { whoseLimits } from '../../../../core/domain/session.ts'
import { lengthProblem } from '../../forms/text-size.ts'

/** Whose problem it is, as a form holds it. */
export type WhoseForm = { client: string; contact: string; device: string }

/** Says what is wrong with the first of the three that is too long; null when nothing is. */
export const whoseProblem = (form: WhoseForm): { field: keyof WhoseForm; message: string } | null => {
  for (const field of ['client', 'contact', 'device'] as const) {
    const message = lengthProblem(form[field], whoseLimits[field])
    if (message !== null) return { field, message }
  }
  return null
}
