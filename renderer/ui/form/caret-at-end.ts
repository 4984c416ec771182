import { useLayoutEffect, type RefObject } from 'react'

/** Puts the caret after the existing text when a field takes the focus as it opens. */
export const useCaretAtEnd = (
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  opensFocused: boolean | undefined,
): void => {
  useLayoutEffect(() => {
    const opened = field.current
    // Fields of some types, such as email, don't support selections.
    if (opensFocused !== true || opened === null || opened.selectionEnd === null) return
    opened.setSelectionRange(opened.value.length, opened.value.length)
    // Only as it opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
}
