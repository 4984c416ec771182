import { useEffect, useMemo } from 'react'
import { createDraftText } from './draft-text.ts'
import { draftOpened } from './open-drafts.ts'
import { createShared } from './shared.ts'
import { useDesk, useReadable } from './use-desk.ts'

/** Calls back when this window is hidden or another one is about to be typed in. */
const onLeaving = (save: () => void): (() => void) => {
  globalThis.addEventListener('pagehide', save)
  globalThis.addEventListener('blur', save)
  return () => {
    globalThis.removeEventListener('pagehide', save)
    globalThis.removeEventListener('blur', save)
  }
}

/** Whether another window of this desk shows this draft too. */
export const useDraftAlsoOpen = (key: string): boolean => {
  const desk = useDesk()
  return useReadable(useMemo(() => desk.draftAlsoOpen(key), [desk, key]))
}

/** One text for each draft, kept while any of it isn't on the device: another beside it would write over it from an older state. */
const useDraftText = createShared(createDraftText, (draft) => !draft.get().saved)

/**
 * A text that survives anything: loaded from the device, saved while it is typed and when the field unmounts. What
 * another window types into the same draft appears here, and neither overwrites the other.
 *
 * `saved` means that what is shown is on the device. Set an empty text to delete it after sending.
 */
export const useDraft = (
  key: string,
): { text: string; setText(text: string): void; saved: boolean; loaded: boolean } => {
  const desk = useDesk()
  const draft = useDraftText(key)
  useEffect(() => {
    draft.load()
    const save = () => void draft.rest()
    const unwatch = desk.watchDraft(key, draft.changedElsewhere)
    const stopLeaving = onLeaving(save)
    const closed = draftOpened(draft.store)
    return () => {
      unwatch()
      stopLeaving()
      save()
      closed()
    }
  }, [desk, key, draft])
  return { ...useReadable(draft), setText: draft.setText }
}
