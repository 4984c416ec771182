import { useState } from 'react'
import { edited, isEdited, onSaved, savedSince, takenIn, type Saved } from './edited.ts'

/** A form that edits what others may save too. */
export type EditedForm<D> = {
  draft: D
  change(part: Partial<D>): void
  isChanged: boolean
  /** What to base a save on: what was read last. */
  basedOn: number | null
  /** Someone else has saved since, and this person hasn't chosen yet; nothing is to be saved until then. */
  isBehind: boolean
  keepMine(): void
  /** Shows what is saved now, and drops what was typed. */
  loadSaved(): void
  /** Before a save: what it stores, as the form will show it. */
  sending(saved: D): void
}

/**
 * Keeps what is typed in a form while someone else saves the same.
 *
 * @param saved what is saved now, as far as this desk knows
 */
export const useEdited = <D extends object>(saved: Saved<D>): EditedForm<D> => {
  const [kept, setKept] = useState(() => edited(saved))
  const one = takenIn(kept, saved)
  // While rendering, so that nothing old is drawn first.
  if (one !== kept) setKept(one)
  return {
    draft: one.draft,
    change: (part) => setKept((before) => ({ ...before, draft: { ...before.draft, ...part } })),
    isChanged: isEdited(one),
    basedOn: one.begun.version,
    isBehind: savedSince(one, saved),
    keepMine: () => setKept((before) => onSaved(before, saved)),
    loadSaved: () => setKept(edited(saved)),
    sending: (stored) => setKept((before) => ({ ...before, sent: { draft: before.draft, saved: stored } })),
  }
}
