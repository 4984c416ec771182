import { useLayoutEffect, useMemo, useRef } from 'react'
import { useDraft } from '../../data/react/use-draft.ts'
import { draftFromForm, formFromDraft, type FormTexts } from './draft-form.ts'

/**
 * The fields of a dialog, kept on the device as they are typed: closing it, a reload or a rejection loses nothing.
 *
 * @param key names the draft; one per dialog and session
 * @param empty the untouched form; must be the same object between renders
 */
export const useDraftForm = <T extends FormTexts>(
  key: string,
  empty: T,
): { form: T; change: (part: Partial<T>) => void; clear: () => void; loaded: boolean; saved: boolean } => {
  const { text, setText, loaded, saved } = useDraft(key)
  const form = useMemo(() => formFromDraft(text, empty), [text, empty])
  /** What was written last, drawn or not: two changes in a row are both kept. */
  const latest = useRef(text)
  useLayoutEffect(() => {
    latest.current = text
  }, [text])
  const write = (next: string) => {
    latest.current = next
    setText(next)
  }
  return {
    form,
    change: (part) => write(draftFromForm({ ...formFromDraft(latest.current, empty), ...part }, empty)),
    clear: () => write(''),
    loaded,
    saved,
  }
}
