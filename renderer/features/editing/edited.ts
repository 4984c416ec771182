/** What is saved, as a form shows it. `version` is what a save of it is based on, where the server asks. */
export type Saved<D> = { draft: D; version: number | null }

/** What someone edits while others may save the same. */
export type Edited<D> = {
  draft: D
  /** What was saved when this person read it last: what `draft` differs from is theirs. */
  begun: Saved<D>
  /** What they saved last: the form then, and as it is once saved. */
  sent: { draft: D; saved: D } | null
}

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** In one order, and without `key`, which only tells the lines of a form apart. */
const inOrder = (_: string, value: unknown): unknown =>
  isPlain(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== 'key')
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value

/** Whether two forms say the same. */
export const isSameForm = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)

/** `theirs` with what was changed from `begun` to `mine`. A list is one thing. */
export const withMine = <V>(begun: V, mine: V, theirs: V): V => {
  if (isSameForm(mine, begun)) return theirs
  if (!isPlain(begun) || !isPlain(mine) || !isPlain(theirs)) return mine
  const names = Object.keys({ ...theirs, ...mine })
  return Object.fromEntries(names.map((name) => [name, withMine(begun[name], mine[name], theirs[name])])) as V
}

/** What a draft holds; nothing if it is no form. */
const storedIn = (text: string): Plain => {
  if (text === '') return {}
  try {
    const stored: unknown = JSON.parse(text)
    return isPlain(stored) ? stored : {}
  } catch {
    return {}
  }
}

export const edited = <D>(saved: Saved<D>): Edited<D> => ({ draft: saved.draft, begun: saved, sent: null })

/** Whether something would be lost if the form showed what is saved instead. */
export const isEdited = <D>({ draft, begun }: Edited<D>): boolean => !isSameForm(draft, begun.draft)

/** Whether what is saved differs from what someone began with. What each begins with says nothing until something is saved. */
const isNews = <D>(begun: Saved<D>, saved: Saved<D>): boolean =>
  !(begun.version === null && saved.version === null) && !isSameForm(saved.draft, begun.draft)

/**
 * Takes in what is saved now, unless that is someone else's while something was typed here: then everything stays as it is,
 * until the person has chosen.
 */
export const takenIn = <D>(one: Edited<D>, saved: Saved<D>): Edited<D> => {
  const { begun, draft, sent } = one
  if (!isNews(begun, saved)) return saved.version === begun.version ? one : { ...one, begun: saved }
  if (!isEdited(one) || isSameForm(saved.draft, draft)) return edited(saved)
  // Saved here. What was typed on since stays.
  if (sent !== null && isSameForm(saved.draft, sent.saved))
    return { ...edited(saved), draft: withMine(sent.draft, draft, saved.draft) }
  return one
}

/** Whether someone else has saved since this was read, and the person hasn't chosen yet. For what was taken in. */
export const savedSince = <D>({ begun }: Edited<D>, saved: Saved<D>): boolean => isNews(begun, saved)

/** Goes on with what was typed, on what is saved now: what others changed elsewhere stays. */
export const onSaved = <D>({ begun, draft }: Edited<D>, saved: Saved<D>): Edited<D> => ({
  ...edited(saved),
  draft: withMine(begun.draft, draft, saved.draft),
})

/** Why a save failed, and the version that it was based on. */
export type Unsaved = { problem: string; basedOn: number | null }

/**
 * Why it couldn't be saved, unless something has been saved and taken in since that was sent: then it was most likely this, and the
 * answer was lost or came late.
 */
export const problemOf = <D>({ begun }: Edited<D>, unsaved: Unsaved | null): string | null =>
  unsaved !== null && unsaved.basedOn === begun.version ? unsaved.problem : null

/** The draft to keep on the device; '' where nothing would be lost. */
export const draftFromEdited = <D>(one: Edited<D>): string => (isEdited(one) ? JSON.stringify(one) : '')

/** A stored form with what it has of the fields of `saved`: one may have been added since it was stored. */
const formIn = <D extends object>(stored: unknown, saved: D): D | null => {
  if (!isPlain(stored)) return null
  const known = Object.keys(saved).filter((name) => Object.hasOwn(stored, name))
  return { ...saved, ...Object.fromEntries(known.map((name) => [name, stored[name]])) }
}

/** Goes on with a draft that was kept on the device, or begins with what is saved. */
export const editedFromDraft = <D extends object>(text: string, saved: Saved<D>): Edited<D> => {
  const { draft, begun, sent } = storedIn(text)
  const mine = formIn(draft, saved.draft)
  const before = isPlain(begun) ? formIn(begun['draft'], saved.draft) : null
  if (mine === null || before === null || !isPlain(begun)) return edited(saved)
  const version = typeof begun['version'] === 'number' ? begun['version'] : null
  const sentDraft = isPlain(sent) ? formIn(sent['draft'], saved.draft) : null
  const sentSaved = isPlain(sent) ? formIn(sent['saved'], saved.draft) : null
  return {
    draft: mine,
    begun: { draft: before, version },
    sent: sentDraft === null || sentSaved === null ? null : { draft: sentDraft, saved: sentSaved },
  }
}
