/** What is saved, as a form shows it. `version` is what a save of it is based on, where the server asks. */
export type Saved<D> = { draft: D; version: number | null }

/** What someone edits while others may save the same. */
export type Edited<D> = {
  draft: D
  /** What was saved when this person read it last: what `draft` differs from is theirs. */
  begun: Saved<D>
  /** What they saved last: the form then, and as it is once saved. */
  sent: { draft: D; saved: D } | null
  /** Why it couldn't be saved as it is; null if nothing is known to be wrong. */
  problem: string | null
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

export const edited = <D>(saved: Saved<D>): Edited<D> => ({
  draft: saved.draft,
  begun: saved,
  sent: null,
  problem: null,
})

/** Whether something would be lost if the form showed what is saved instead. */
export const isEdited = <D>({ draft, begun }: Edited<D>): boolean => !isSameForm(draft, begun.draft)

/**
 * Takes in what is saved now, unless that is someone else's while something was typed here: then everything stays as it is,
 * until the person has chosen.
 */
export const takenIn = <D>(one: Edited<D>, saved: Saved<D>): Edited<D> => {
  const { begun, draft, sent } = one
  if (isSameForm(saved.draft, begun.draft)) {
    return saved.version === begun.version ? one : { ...one, begun: saved, problem: null }
  }
  if (!isEdited(one) || isSameForm(saved.draft, draft)) return edited(saved)
  // Saved here. What was typed on since stays.
  if (sent !== null && isSameForm(saved.draft, sent.saved))
    return { ...edited(saved), draft: withMine(sent.draft, draft, saved.draft) }
  return one
}

/** Whether someone else has saved since this was read, and the person hasn't chosen yet. For what was taken in. */
export const savedSince = <D>({ begun }: Edited<D>, saved: Saved<D>): boolean =>
  !isSameForm(saved.draft, begun.draft)

/** Goes on with what was typed, on what is saved now: what others changed elsewhere stays. */
export const onSaved = <D>({ begun, draft }: Edited<D>, saved: Saved<D>): Edited<D> => ({
  ...edited(saved),
  draft: withMine(begun.draft, draft, saved.draft),
})

/**
 * A save failed. Says why, unless something has been saved and taken in since it was sent: then it was most likely this, and the
 * answer was lost or came late.
 *
 * @param basedOn the version that the save was based on
 */
export const failed = <D>(one: Edited<D>, basedOn: number | null, problem: string): Edited<D> =>
  one.begun.version === basedOn ? { ...one, problem } : one
