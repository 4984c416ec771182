import { useRef, useState } from 'react'
import type { Problem } from '../../../core/domain/document/problem.ts'
import { edited, failed, isEdited, onSaved, savedSince, takenIn, type Saved } from './edited.ts'

/** A form that edits what others may save too. */
export type EditedForm<D> = {
  draft: D
  change(part: Partial<D>): void
  isChanged: boolean
  /** Someone else has saved since, and this person hasn't chosen yet; nothing is to be saved until then. */
  isBehind: boolean
  keepMine(): void
  /** Shows what is saved now, and drops what was typed. */
  loadSaved(): void
  /** Why it couldn't be saved; null once something is typed, chosen, or saved after all. */
  problem: string | null
  /** Says what is wrong with what was typed. */
  refuse(problem: string): void
  /**
   * Saves it, once at a time: a second press would be based on what the first has just replaced. `basedOn` is what was read last.
   *
   * @param stored what it stores, as the form will show it
   * @returns whether it was saved now
   */
  save(stored: D, send: (basedOn: number | null) => Promise<Answer>): Promise<boolean>
}

type Answer = { ok: true } | { ok: false; problem: Pick<Problem, 'message'> }

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
  const isSaving = useRef(false)
  const basedOn = one.begun.version
  return {
    draft: one.draft,
    change: (part) =>
      setKept((before) => ({ ...before, draft: { ...before.draft, ...part }, problem: null })),
    isChanged: isEdited(one),
    isBehind: savedSince(one, saved),
    keepMine: () => setKept((before) => onSaved(before, saved)),
    loadSaved: () => setKept(edited(saved)),
    problem: one.problem,
    refuse: (problem) => setKept((before) => ({ ...before, problem })),
    save: async (stored, send) => {
      if (isSaving.current) return false
      isSaving.current = true
      setKept((before) => ({ ...before, sent: { draft: before.draft, saved: stored }, problem: null }))
      try {
        const done = await send(basedOn)
        if (!done.ok) setKept((before) => failed(before, basedOn, done.problem.message))
        return done.ok
      } finally {
        isSaving.current = false
      }
    },
  }
}
