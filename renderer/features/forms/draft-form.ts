/** What a dialog holds: named texts. */
export type FormTexts = Record<string, string>

/** The form in a stored draft. What is missing or is no text falls back to `empty`; a draft that cannot be read is empty. */
export const formFromDraft = <T extends FormTexts>(draft: string, empty: T): T => {
  if (draft === '') return empty
  let stored: unknown
  try {
    stored = JSON.parse(draft)
  } catch {
    // Typed before the dialog had fields: keep the words, in the first one.
    const [first] = Object.keys(empty)
    return first === undefined ? empty : { ...empty, [first]: draft }
  }
  if (typeof stored !== 'object' || stored === null) return empty
  const known = Object.entries(stored).filter(
    ([key, value]) => Object.hasOwn(empty, key) && typeof value === 'string',
  )
  return { ...empty, ...Object.fromEntries(known) }
}

/** The draft of a form; '' for an untouched one, so that nothing is kept for nothing. */
export const draftFromForm = <T extends FormTexts>(form: T, empty: T): string =>
  Object.keys(empty).every((key) => form[key] === empty[key]) ? '' : JSON.stringify(form)
