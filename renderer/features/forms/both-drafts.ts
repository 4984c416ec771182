import { useMemo } from 'react'
import type { DraftForm } from './use-draft-form.ts'

/** What a dialog shows about its draft. */
export type ShownDraft = Pick<DraftForm, 'saved' | 'isEmpty' | 'discard' | 'restore'> & { form: object }

/** Two drafts of one dialog as one: both are kept, discarded and brought back together. */
export const useBothDrafts = (first: ShownDraft, second: ShownDraft): ShownDraft => {
  const { restore: one } = first
  const { restore: other } = second
  const { form: ofFirst } = first
  const { form: ofSecond } = second
  // The same object until one of them changes: the dialog takes another one for a change.
  const form = useMemo(() => ({ ...ofFirst, ...ofSecond }), [ofFirst, ofSecond])
  return {
    form,
    saved: first.saved && second.saved,
    isEmpty: first.isEmpty && second.isEmpty,
    discard: () => {
      if (!first.isEmpty) first.discard()
      if (!second.isEmpty) second.discard()
    },
    restore:
      one === null && other === null
        ? null
        : () => {
            one?.()
            other?.()
          },
  }
}
