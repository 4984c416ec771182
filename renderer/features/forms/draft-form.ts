/** What a dialog holds: named texts. */
export type FormTexts = Record<string, string>

/** A stored draft: the fields that were changed, and `was`, what those said before, where that was something. */
type StoredForm = { texts: FormTexts; was: FormTexts }

const textsIn = (stored: object): FormTexts =>
  Object.fromEntries(Object.entries(stored).filter(([, value]) => typeof value === 'string'))

/** Null if the draft is no form. */
const storedIn = (draft: string): StoredForm | null => {
  let stored: unknown
  try {
    stored = JSON.parse(draft)
  } catch {
    return null
  }
  if (typeof stored !== 'object' || stored === null) return { texts: {}, was: {} }
  const { was = null, ...fields } = stored as Record<string, unknown>
  return { texts: textsIn(fields), was: typeof was === 'object' && was !== null ? textsIn(was) : {} }
}

/**
 * Reads the form from a stored draft. A field that wasn't changed is as in `empty`, whatever it said when the draft was begun.
 */
export const formFromDraft = <T extends FormTexts>(draft: string, empty: T): T => {
  if (draft === '') return empty
  const stored = storedIn(draft)
  if (stored === null) {
    // Not a form: keep the words anyway, in the first field.
    const [first] = Object.keys(empty)
    return first === undefined ? empty : { ...empty, [first]: draft }
  }
  const known = Object.entries(stored.texts).filter(([key]) => Object.hasOwn(empty, key))
  return { ...empty, ...Object.fromEntries(known) }
}

/**
 * The draft to store for a form: what differs from the untouched one, so that an old draft takes back nothing that others have
 * changed since. '' for an untouched form, so that it takes up no space.
 *
 * @param before the draft so far, which knows what the fields said when each was first changed
 */
export const draftFromForm = <T extends FormTexts>(form: T, empty: T, before = ''): string => {
  const stored = storedIn(before)
  const changed = Object.keys(empty).filter((key) => form[key] !== empty[key])
  if (changed.length === 0) return ''
  const was = changed.flatMap((key) => {
    const text = stored !== null && Object.hasOwn(stored.texts, key) ? (stored.was[key] ?? '') : empty[key]
    return text === undefined || text === '' ? [] : [[key, text] as const]
  })
  return JSON.stringify({
    ...Object.fromEntries(changed.map((key) => [key, form[key]])),
    ...(was.length === 0 ? {} : { was: Object.fromEntries(was) }),
  })
}

/** What others have made of the fields that a draft changes as well, since it was begun. */
export const changedSince = <T extends FormTexts>(draft: string, empty: T): Partial<FormTexts> => {
  const stored = draft === '' ? null : storedIn(draft)
  if (stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored.texts).flatMap(([key, text]) => {
      const now = Object.hasOwn(empty, key) ? empty[key] : undefined
      return now === undefined || now === text || now === (stored.was[key] ?? '') ? [] : [[key, now] as const]
    }),
  )
}
