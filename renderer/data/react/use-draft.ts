import { useCallback, useEffect, useRef, useState } from 'react'
import { useDesk } from './use-desk.ts'

/** How long a draft may stay unsaved while someone types. Milliseconds. */
const draftDelay = 250

/**
 * A text that survives anything: loaded from the device, saved while it is typed and when the field unmounts.
 *
 * `saved` means that what is shown is on the device. Set an empty text to delete it after sending.
 */
export const useDraft = (
  key: string,
): { text: string; setText(text: string): void; saved: boolean; loaded: boolean } => {
  const desk = useDesk()
  const [draft, setDraft] = useState({ key, text: '', saved: true, loaded: false })
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null)

  const flush = useCallback(() => {
    const write = waiting.current
    if (write === null) return
    clearTimeout(write.timer)
    waiting.current = null
    void desk.writeDraft(key, write.text).then(() => {
      setDraft((now) => (now.key === key && now.text === write.text ? { ...now, saved: true } : now))
    })
  }, [desk, key])

  useEffect(() => {
    let current = true
    // Keep what was typed while the field was opening.
    setDraft((now) => (now.key === key ? now : { key, text: '', saved: true, loaded: false }))
    void desk.readDraft(key).then((text) => {
      // What was typed before the draft loaded wins.
      if (current) setDraft((now) => (now.loaded ? now : { key, text, saved: true, loaded: true }))
    })
    const onHide = () => flush()
    globalThis.addEventListener('pagehide', onHide)
    return () => {
      current = false
      globalThis.removeEventListener('pagehide', onHide)
      flush()
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
