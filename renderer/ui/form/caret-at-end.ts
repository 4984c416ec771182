import { useLayoutEffect, type RefObject } from 'react'

/**
 * Puts the caret after the text that is there when a field first takes the focus by itself or by keyboard, so that what is
 * typed continues it. Whoever clicks into it has the caret where they clicked.
 */
export const useCaretAtEnd = (field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>): void => {
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return undefined
    const toEnd = () => {
      // Fields of some types, such as email, don't support selections; some select everything.
      if (element.selectionEnd !== 0) return
      element.setSelectionRange(element.value.length, element.value.length)
    }
    if (document.activeElement === element) {
      toEnd()
      return undefined
    }
    element.addEventListener('focus', toEnd, { once: true })
    return () => element.removeEventListener('focus', toEnd)
  }, [field])
}
