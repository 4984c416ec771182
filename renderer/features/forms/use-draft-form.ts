import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useDraft } from '../../data/react/use-draft.ts'
import { changedSince, draftFromForm, formFromDraft, type FormTexts } from './draft-form.ts'

/** The fields of a dialog, and what becomes of them. */
export type DraftForm<T extends FormTexts = FormTexts> = {
  form: T
  change: (part: Partial<T>) => void
  /** Empties the form once it was submitted. */
  clear: () => void
  /** The stored draft has been read. */
  loaded: boolean
  /** What the form shows is on the device. */
  saved: boolean
  /** What others have made of the fields that the draft changes, since it was begun. For a form that edits something. */
  changedSince: Partial<FormTexts>
  /** Nothing differs from the untouched form. */
  isEmpty: boolean
  /** Throws the draft away; `restore` brings it back until something else is typed, and is null when there's nothing to. */
  discard: () => void
  restore: (() => void) | null
}

/**
 * Keeps the fields of a dialog on the device while they're being filled in: closing it, a reload, or a rejection loses
 * nothing.
 *
 * @param key names the draft; one per dialog and session
 * @param empty the untouched form; must be the same object on every render
 */
export const useDraftForm = <T extends FormTexts>(key: string, empty: T): DraftForm<T> => {
  const { text, setText, loaded, saved } = useDraft(key)
  const [discarded, setDiscarded] = useState('')
  const form = useMemo(() => formFromDraft(text, empty), [text, empty])
  const since = useMemo(() => changedSince(text, empty), [text, empty])
  /** What was written last, rendered or not, so that two changes in a row are both kept. */
  const latest = useRef(text)
  useLayoutEffect(() => {
    latest.current = text
  }, [text])
  const write = (next: string) => {
    latest.current = next
    setText(next)
    setDiscarded('')
  }
  return {
    form,
    change: (part) =>
      write(draftFromForm({ ...formFromDraft(latest.current, empty), ...part }, empty, latest.current)),
    clear: () => write(''),
    loaded,
    saved,
    changedSince: since,
    isEmpty: text === '',
    discard: () => {
      const before = latest.current
      write('')
      setDiscarded(before)
    },
    restore: discarded === '' ? null : () => write(discarded),
  }
}
