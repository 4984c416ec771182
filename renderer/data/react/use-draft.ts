import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { mergeDrafts } from '../contract/merge-drafts.ts'
import { draftOpened } from './open-drafts.ts'
import { useDesk, useReadable } from './use-desk.ts'

/** How long a draft may stay unsaved while someone types. Milliseconds. */
const draftDelay = 250
/** How long until a draft that couldn't be stored is written again. Milliseconds. */
const retryDelay = 1000

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
  const [draft, setDraft] = useState({ key, text: '', saved: true, loaded: false })
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null)
  /** What the device had last, as far as this window knows; and how many writes are under way. */
  const stored = useRef({ key, text: '', writes: 0 })

  /** The latest write, as it ended. */
  const written = useRef<Promise<unknown>>(Promise.resolve())
  const again = useRef<() => void>(() => undefined)
  const flush = useCallback(() => {
    const write = waiting.current
    if (write === null) return
    clearTimeout(write.timer)
    waiting.current = null
    const mine = stored.current
    const base = mine.text
    mine.text = write.text
    mine.writes += 1
    const writing = desk.writeDraft(key, write.text, base)
    written.current = writing
    void writing
      .then((kept) => {
        if (kept !== write.text) {
          mine.text = kept
          const later = waiting.current
          if (later !== null && stored.current === mine)
            later.text = mergeDrafts(write.text, kept, later.text)
        }
        setDraft((now) => {
          if (now.key !== key) return now
          if (now.text === write.text) return { ...now, text: kept, saved: true }
          return kept === write.text ? now : { ...now, text: mergeDrafts(write.text, kept, now.text) }
        })
      })
      .catch(() => {
        // The desk says so, holds the text, and goes on trying; this asks how that went.
        if (stored.current !== mine || waiting.current !== null) return
        mine.text = base
        waiting.current = { text: write.text, timer: setTimeout(() => again.current(), retryDelay) }
      })
      .finally(() => {
        mine.writes -= 1
      })
  }, [desk, key])
  useEffect(() => {
    again.current = flush
  }, [flush])

  useEffect(() => {
    let current = true
    const mine = { key, text: '', writes: 0 }
    stored.current = mine
    // Keep what was typed while the field was opening.
    setDraft((now) => (now.key === key ? now : { key, text: '', saved: true, loaded: false }))
    void desk.readDraft(key).then((text) => {
      if (mine.writes === 0) mine.text = text
      // What was typed before the draft loaded wins.
      if (current) setDraft((now) => (now.loaded ? now : { key, text, saved: true, loaded: true }))
    })
    const unwatch = desk.watchDraft(key, (text) => {
      // What is being typed here is merged when it is saved.
      if (!current || waiting.current !== null || mine.writes > 0) return
      mine.text = text
      setDraft({ key, text, saved: true, loaded: true })
    })
    const stopLeaving = onLeaving(() => flush())
    const closed = draftOpened(async () => {
      flush()
      await written.current
    })
    return () => {
      current = false
      unwatch()
      stopLeaving()
      flush()
      closed()
    }
  }, [desk, key, flush])

  const setText = useCallback(
    (text: string) => {
      setDraft({ key, text, saved: false, loaded: true })
      if (waiting.current !== null) clearTimeout(waiting.current.timer)
      waiting.current = { text, timer: setTimeout(flush, text === '' ? 0 : draftDelay) }
    },
    [key, flush],
  )
  return { text: draft.key === key ? draft.text : '', setText, saved: draft.saved, loaded: draft.loaded }
}
