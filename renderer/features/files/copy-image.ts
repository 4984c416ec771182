/** As PNG, the only type that every clipboard accepts. */
const asPng = async (blob: Blob): Promise<Blob> => {
  if (blob.type === 'image/png') return blob
  const bitmap = await createImageBitmap(blob)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/png' })
}

/** Copies an image to the clipboard; false when the browser doesn't allow it (no focus, or a page without TLS). */
export const copyImage = async (blob: Blob): Promise<boolean> => {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(blob) })])
    return true
  } catch {
    return false
  }
}
