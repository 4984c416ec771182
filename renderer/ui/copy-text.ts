/** Puts a text on the clipboard; false where the browser does not let us (no focus, or a page without TLS). */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
