/** Copies text to the clipboard; false if the browser doesn't allow it (no focus, or a page without TLS). */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/**
 * Copies text that has to be put together first. It asks for the clipboard at once, because some browsers only allow that
 * right after a key or a click. An error while it is put together is the caller's to tell.
 */
export const copyComing = async (text: Promise<string>): Promise<boolean> => {
  try {
    const body = text.then((ready) => new Blob([ready], { type: 'text/plain' }))
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': body })])
    return true
  } catch {
    return copyText(await text)
  }
}
