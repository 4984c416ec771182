import type { OpenPicture } from './fit-image.ts'

/** Opens pictures in a browser: decoded off the main thread, drawn on an offscreen canvas. */
export const openBrowserPicture: OpenPicture = async (file) => {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return null
  }
  return {
    width: bitmap.width,
    height: bitmap.height,
    async encode({ width, height }, type, quality) {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d', { alpha: type !== 'image/jpeg' })
      if (context === null) throw new Error('There is no canvas to draw on.')
      if (type === 'image/jpeg') {
        // Otherwise, transparent areas would turn black.
        context.fillStyle = 'white'
        context.fillRect(0, 0, width, height)
      }
      context.imageSmoothingQuality = 'high'
      context.drawImage(bitmap, 0, 0, width, height)
      const blob = await canvas.convertToBlob({ type, quality })
      return { type: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) }
    },
    close: () => bitmap.close(),
  }
}
