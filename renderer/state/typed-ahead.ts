/** How long keys are kept at most for a line to write in that does not come, milliseconds. */
const longestMs = 5000

let ahead: { sessionId: string; text: string; stop: () => void } | null = null

/**
 * Keeps what is typed until the line to write in of a session is on the screen: someone who has started one types on.
 *
 * Meanwhile letters are neither commands nor go into what is about to close. A click says that someone went on
 * elsewhere, and ends it. `typedAhead` takes what was typed.
 */
export const holdTyping = (sessionId: string): void => {
  ahead?.stop()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing || ahead === null || event.altKey) return
    const isEnter = event.key === 'Enter'
    if ((event.ctrlKey || event.metaKey) && !isEnter) return
    if (event.key.length === 1) ahead.text += event.key
    else if (event.key === 'Backspace') ahead.text = ahead.text.slice(0, -1)
    else if (!isEnter) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const stop = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, true)
    window.removeEventListener('pointerdown', drop, true)
  }
  const drop = () => {
    stop()
    ahead = null
  }
  const timer = setTimeout(drop, longestMs)
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('pointerdown', drop, true)
  ahead = { sessionId, text: '', stop }
}

/** Ends the keeping for a session; what was typed meanwhile, or null when no one waits for its line any more. */
export const typedAhead = (sessionId: string): string | null => {
  if (ahead?.sessionId !== sessionId) return null
  const { text, stop } = ahead
  stop()
  ahead = null
  return text
}
