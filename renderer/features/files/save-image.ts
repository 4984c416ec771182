import { fileName, type Attachment } from '../../../core/domain/attachment.ts'

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

/** Has the browser save an image under its own name. */
export const saveImage = (blob: Blob, { name, type }: Pick<Attachment, 'name' | 'type'>): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  // Slashes and the like don't belong in file names; the browser replaces whatever else its system doesn't accept.
  link.download = fileName(name.replace(/[\\/:*?"<>|]+/gu, '-'), type)
  link.click()
  // By then, the download has its own reference to the bytes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
