import { isTakeable, type Handover } from '../../../core/domain/handover/handover.ts'

/** What a shift handover is written in: the note, to whom, the lines as JSON by session, and what is left out. */
export type ComposeForm = { note: string; to: string; lines: string; out: string }
/** The draft that holds it. */
export const composeKey = 'shift'
export const emptyCompose: ComposeForm = { note: '', to: '', lines: '', out: '' }

/** The lines as the draft keeps them: JSON of texts by session. */
export const linesFrom = (stored: string): Record<string, string> => {
  try {
    const read: unknown = stored === '' ? {} : JSON.parse(stored)
    return typeof read === 'object' && read !== null
      ? Object.fromEntries(
          Object.entries(read).filter((one): one is [string, string] => typeof one[1] === 'string'),
        )
      : {}
  } catch {
    return {}
  }
}

/**
 * The form once a handover is taken back: with everything that was written in it, so that it can be sent again. What has been
 * written since stays, and what is taken back follows it.
 */
export const withTakenBack = (
  form: ComposeForm,
  { note, to, items }: Pick<Handover, 'note' | 'to' | 'items'>,
): ComposeForm => {
  const lines = {
    ...Object.fromEntries(
      items.filter((item) => isTakeable(item) && item.line !== '').map((item) => [item.sessionId, item.line]),
    ),
    ...Object.fromEntries(Object.entries(linesFrom(form.lines)).filter(([, line]) => line !== '')),
  }
  const isThere = form.note.includes(note)
  return {
    note: isThere ? form.note : form.note.trim() === '' ? note : `${form.note.trimEnd()}\n${note}`,
    to: form.to === '' ? to : form.to,
    lines: Object.keys(lines).length === 0 ? '' : JSON.stringify(lines),
    out: form.out,
  }
}
