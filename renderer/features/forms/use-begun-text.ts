import { useLayoutEffect, useRef } from 'react'

/**
 * Puts a text that was begun elsewhere (behind `/park` in the composer, for one) into a field, once.
 *
 * It waits for the draft, and goes below what the draft holds rather than over it.
 */
export const useBegunText = (
  begun: string,
  loaded: boolean,
  text: string,
  setText: (text: string) => void,
): void => {
  const done = useRef(begun === '')
  // Before the next key, so that nothing typed meanwhile is written over.
  useLayoutEffect(() => {
    if (done.current || !loaded) return
    done.current = true
    setText(text.trim() === '' ? begun : `${text.trimEnd()}\n${begun}`)
  }, [begun, loaded, text, setText])
}
