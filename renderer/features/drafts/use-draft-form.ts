import { useMemo } from 'react'
import { useDraft } from '../../data/hooks.ts'
import { draftFromForm, formFromDraft, type FormTexts } from './draft-form.ts'

/**
 * The fields of a dialog, kept on the device as they are typed: closing it, a reload or a refusal loses nothing.
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
  return {
    form,
    change: (part) => setText(draftFromForm({ ...form, ...part }, empty)),
    clear: () => setText(''),
    loaded,
    saved,
  }
}
