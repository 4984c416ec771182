import { writes } from './key-press.ts'

/** The longest to keep key presses for a composer that doesn't appear, in milliseconds. */
const longestMs = 5000

let ahead: { sessionId: string; text: string; stop: () => void } | null = null

/**
 * Keeps what is typed until a session's composer is on screen, for people who start a session and keep typing.
 *
 * Meanwhile letters neither trigger commands nor go into a dialog that is closing. A click means the person moved on,
 * and ends it. `typedAhead` takes what was typed.
 */
export const holdTyping = (sessionId: string): void => {
  ahead?.stop()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted || ahead === null) return
    const isEnter = event.key === 'Enter'
    // Before the modifiers: Windows reports AltGr, which writes @ and € there, as Ctrl and Alt.
    if (writes(event)) ahead.text += event.key
    else if (event.altKey || ((event.ctrlKey || event.metaKey) && !isEnter)) return
    else if (event.key === 'Backspace') ahead.text = ahead.text.slice(0, -1)
    else if (!isEnter) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const stop = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, true)
    window.removeEventListener('pointerdown', dropTyping, true)
  }
  const timer = setTimeout(dropTyping, longestMs)
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('pointerdown', dropTyping, true)
  ahead = { sessionId, text: '', stop }
}

/** Stops keeping, and forgets what was typed. */
export const dropTyping = (): void => {
  ahead?.stop()
  ahead = null
}

/** Stops keeping for a session and returns what was typed, or null if nothing was being kept for it. */
export const typedAhead = (sessionId: string): string | null => {
  if (ahead?.sessionId !== sessionId) return null
  const { text, stop } = ahead
  stop()
  ahead = null
  return text
}
