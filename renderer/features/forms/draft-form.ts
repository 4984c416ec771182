/** What a dialog holds: named texts. */
export type FormTexts = Record<string, string>

/** Reads the form from a stored draft. A field that is missing or isn't text falls back to `empty`. */
export const formFromDraft = <T extends FormTexts>(draft: string, empty: T): T => {
  if (draft === '') return empty
  let stored: unknown
  try {
    stored = JSON.parse(draft)
  } catch {
    // Not a form: keep the words anyway, in the first field.
    const [first] = Object.keys(empty)
    return first === undefined ? empty : { ...empty, [first]: draft }
  }
  if (typeof stored !== 'object' || stored === null) return empty
  const known = Object.entries(stored).filter(
    ([key, value]) => Object.hasOwn(empty, key) && typeof value === 'string',
  )
  return { ...empty, ...Object.fromEntries(known) }
}

/** The draft to store for a form; '' for an untouched one, so that it takes up no space. */
export const draftFromForm = <T extends FormTexts>(form: T, empty: T): string =>
  Object.keys(empty).every((key) => form[key] === empty[key]) ? '' : JSON.stringify(form)
