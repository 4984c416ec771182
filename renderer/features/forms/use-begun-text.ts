import { useLayoutEffect, useRef } from 'react'

/** What was started elsewhere, below what a field already holds. */
export const belowDraft = (text: string, begun: string): string =>
  text.trim() === '' ? begun : `${text.trimEnd()}\n${begun}`

/**
 * Moves text that was started elsewhere (after `/park` in the composer, for example) into a field, once.
 *
 * It waits for the draft to load and goes below it, so that neither overwrites the other.
 */
export const useBegunText = (
  begun: string,
  loaded: boolean,
  text: string,
  setText: (text: string) => void,
): void => {
  const done = useRef(begun === '')
  // A layout effect runs before the next keystroke, so nothing typed in the meantime is overwritten.
  useLayoutEffect(() => {
    if (done.current || !loaded) return
    done.current = true
    setText(belowDraft(text, begun))
  }, [begun, loaded, text, setText])
}
