import { whoseLimits, type Session } from '../../../../core/domain/session/session.ts'
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

/**
 * What was typed before in one of the fields, each text once and spelled as in its latest session.
 *
 * @param sources sessions in the order in which they count: those of the chosen client first, then all others
 */
export const earlierTexts = (
  field: keyof WhoseForm,
  ...sources: readonly (readonly Pick<Session, keyof WhoseForm>[])[]
): string[] => {
  const found = new Map<string, string>()
  for (const session of sources.flat()) {
    const text = session[field]
    const key = text.toLowerCase()
    if (text !== '' && !found.has(key)) found.set(key, text)
  }
  return [...found.values()]
}
