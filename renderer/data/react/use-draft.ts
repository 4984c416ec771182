import { useEffect, useMemo } from 'react'
import type { Desk } from '../contract/desk.ts'
import { createDraftText, type DraftText } from './draft-text.ts'
import { draftOpened } from './open-drafts.ts'
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

/** The field that had each draft last. */
const lastFields = new WeakMap<Desk, Map<string, DraftText>>()
const lastFieldsOf = (desk: Desk): Map<string, DraftText> => {
  const fields = lastFields.get(desk) ?? new Map<string, DraftText>()
  lastFields.set(desk, fields)
  return fields
}

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
  const draft = useMemo(() => {
    const mine = createDraftText(desk, key, () => lastFieldsOf(desk).get(key) === mine)
    return mine
  }, [desk, key])
  useEffect(() => {
    lastFieldsOf(desk).set(key, draft)
    draft.load()
    const save = () => void draft.store().catch(() => undefined)
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
