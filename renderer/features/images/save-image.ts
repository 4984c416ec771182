import { fileName, type Attachment } from '../../../core/domain/attachment.ts'

/** As PNG, which is the one type that every clipboard takes. */
const asPng = async (blob: Blob): Promise<Blob> => {
  if (blob.type === 'image/png') return blob
  const bitmap = await createImageBitmap(blob)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/png' })
}

/** Puts an image on the clipboard; false where the browser does not let us (no focus, or a page without TLS). */
export const copyImage = async (blob: Blob): Promise<boolean> => {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(blob) })])
    return true
  } catch {
    return false
  }
}

/** Hands an image to the browser to be saved, under its own name. */
export const saveImage = (blob: Blob, { name, type }: Pick<Attachment, 'name' | 'type'>): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  // Slashes and such are not for file names; the browser replaces what its system does not take.
  link.download = fileName(name.replace(/[\\/:*?"<>|]+/gu, '-'), type)
  link.click()
  // The download has its own hold on the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
