import { fittedSize, imageLimits, imageTypes, type ImageType } from '../../../core/domain/files/attachment.ts'
import type { ImageFile } from '../../../core/domain/files/image-file.ts'
import type { FileBody } from './file-shelf.ts'

export type Size = { width: number; height: number }

/** A picture that has been opened. */
export type Picture = Size & {
  /**
   * Redraws it at that size. The result's `type` is how it was actually encoded, which may differ from what was
   * requested.
   */
  encode(size: Size, type: ImageType, quality: number): Promise<{ type: string; bytes: FileBody }>
  /** Frees its memory. */
  close(): void
}

/** Opens a file as a picture; null if that fails. */
export type OpenPicture = (file: Blob) => Promise<Picture | null>

/** A picture as stored. */
export type FittedImage = Size & { type: ImageType; body: FileBody }

/** What to try in turn: sharp first, then smaller and smaller. `scale` is relative to the fitted size. */
const attempts: readonly { quality: number; scale: number }[] = [
  { quality: 0.9, scale: 1 },
  { quality: 0.8, scale: 1 },
  { quality: 0.8, scale: 0.75 },
  { quality: 0.7, scale: 0.5 },
  { quality: 0.6, scale: 0.25 },
]

/** A screenshot should stay sharp to the pixel if possible; photos never are. */
const isSharp = (format: ImageFile['format']): boolean => format === 'png' || format === 'bmp'

/**
 * Redraws a picture to fit the limits on its longest side and its bytes; null if nothing makes it small enough.
 *
 * Always redraws it, so that anything else in the file (such as where a photo was taken) is removed.
 */
export const fitImage = async (
  picture: Picture,
  format: ImageFile['format'],
): Promise<FittedImage | null> => {
  const full = fittedSize(picture)
  const tryAs = async (size: Size, type: ImageType, quality: number): Promise<FittedImage | null> => {
    const encoded = await picture.encode(size, type, quality)
    const known = imageTypes.find((one) => one === encoded.type)
    // A browser that can't encode a type writes a PNG instead, which is fine if it fits.
    if (known === undefined || encoded.bytes.length > imageLimits.bytes) return null
    return { ...size, type: known, body: encoded.bytes }
  }
  const sharp = isSharp(format) ? await tryAs(full, 'image/png', 1) : null
  if (sharp !== null) return sharp
  for (const { quality, scale } of attempts) {
    const size = fittedSize(full, Math.max(full.width, full.height) * scale)
    const fitted = (await tryAs(size, 'image/webp', quality)) ?? (await tryAs(size, 'image/jpeg', quality))
    if (fitted !== null) return fitted
  }
  return null
}
