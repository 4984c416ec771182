import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Problem } from '../../../core/domain/document/problem.ts'
import { useDraft } from '../../data/react/use-draft.ts'
import {
  draftFromEdited,
  editedFromDraft,
  isEdited,
  onSaved,
  problemOf,
  savedSince,
  takenIn,
  type Edited,
  type Saved,
  type Unsaved,
} from './edited.ts'
import type { DraftForm } from '../forms/use-draft-form.ts'

/** A form that edits what others may save too. */
export type EditedForm<D> = Pick<DraftForm, 'clear' | 'discard' | 'restore' | 'saved'> & {
  draft: D
  change(part: Partial<D>): void
  isChanged: boolean
  /** Someone else has saved since, and this person hasn't chosen yet; nothing is to be saved until then. */
  isBehind: boolean
  keepMine(): void
  /** Why it couldn't be saved; null once something is typed, chosen, or saved after all. */
  problem: string | null
  /** Says what is wrong with what was typed. */
  refuse(problem: string): void
  isSaving: boolean
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
 * Keeps what is typed in a form while someone else saves the same, and on the device until it is saved.
 *
 * @param key names the draft
 * @param saved what is saved now, as far as this desk knows; null until that has been read
 * @returns null until what is saved and the draft have been read
 */
export const useEdited = <D extends object>(key: string, saved: Saved<D> | null): EditedForm<D> | null => {
  const { text, setText, loaded, saved: isStored } = useDraft(key)
  const [discarded, setDiscarded] = useState('')
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null)
  const [isSaving, setSaving] = useState(false)
  const isSavingNow = useRef(false)
  const kept = useMemo(() => (saved === null ? null : editedFromDraft(text, saved)), [text, saved])
  const one = useMemo(() => (saved === null || kept === null ? null : takenIn(kept, saved)), [kept, saved])
  /** What was written last, rendered or not, so that two changes in a row are both kept. */
  const latest = useRef(text)
  useLayoutEffect(() => {
    latest.current = text
  }, [text])
  useEffect(() => {
    if (loaded && one !== null && one !== kept) setText(draftFromEdited(one))
  }, [loaded, one, kept, setText])
  if (saved === null || one === null || !loaded) return null

  const write = (next: string) => {
    latest.current = next
    setText(next)
    setDiscarded('')
    setUnsaved(null)
  }
  const update = (next: (one: Edited<D>) => Edited<D>) =>
    write(draftFromEdited(next(takenIn(editedFromDraft(latest.current, saved), saved))))
  const { begun } = one
  return {
    draft: one.draft,
    change: (part) => update((now) => ({ ...now, draft: { ...now.draft, ...part } })),
    isChanged: isEdited(one),
    isBehind: savedSince(one, saved),
    keepMine: () => update((now) => onSaved(now, saved)),
    clear: () => write(''),
    saved: isStored,
    discard: () => {
      const before = latest.current
      write('')
      setDiscarded(before)
    },
    restore: discarded === '' ? null : () => write(discarded),
    problem: problemOf(one, unsaved),
    refuse: (problem) => setUnsaved({ problem, basedOn: begun.version }),
    isSaving,
    save: async (stored, send) => {
      if (isSavingNow.current) return false
      isSavingNow.current = true
      setSaving(true)
      update((now) => ({ ...now, sent: { draft: now.draft, saved: stored } }))
      try {
        const done = await send(begun.version)
        if (!done.ok) setUnsaved({ problem: done.problem.message, basedOn: begun.version })
        return done.ok
      } finally {
        isSavingNow.current = false
        setSaving(false)
      }
    },
  }
}
