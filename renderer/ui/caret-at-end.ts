import { useLayoutEffect, type RefObject } from 'react'

/** A field that takes the focus as it opens is gone on with where its text ends. */
export const useCaretAtEnd = (
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  opensFocused: boolean | undefined,
): void => {
  useLayoutEffect(() => {
    const opened = field.current
    // Fields of some types, an e-mail address for one, tell of no selection and take none.
    if (opensFocused !== true || opened === null || opened.selectionEnd === null) return
    opened.setSelectionRange(opened.value.length, opened.value.length)
    // As it opens, never again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
}
