/** Copies text to the clipboard; false if the browser doesn't allow it (no focus, or a page without TLS). */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
