import { useLayoutEffect, type RefObject } from 'react'

const toEnd = (field: HTMLInputElement | HTMLTextAreaElement): void => {
  // Fields of some types, such as email, don't support selections.
  if (field.selectionEnd !== null) field.setSelectionRange(field.value.length, field.value.length)
}

/** Puts the caret after the existing text when a field takes the focus as it opens. */
export const useCaretAtEnd = (
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  opensFocused: boolean | undefined,
): void => {
  useLayoutEffect(() => {
    if (opensFocused === true && field.current !== null) toEnd(field.current)
    // Only as it opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
}

/**
 * Puts the caret after the existing text when a field of several lines is first reached by keyboard, so that what is typed
 * continues it. Whoever clicks into it has the caret where they clicked; a field of one line selects all, as everywhere.
 */
export const useCaretAtEndByKey = (field: RefObject<HTMLTextAreaElement | null>): void => {
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return undefined
    const onFocus = () =>
      // Whoever gave it the focus may select something next.
      queueMicrotask(() => {
        if (document.activeElement === element && element.selectionEnd === 0) toEnd(element)
      })
    element.addEventListener('focus', onFocus, { once: true })
    return () => element.removeEventListener('focus', onFocus)
  }, [field])
}
