import { z } from 'zod'
import { storableText } from './text.ts'

/** How large an image may be: as it comes, as it is kept, and as it travels. Bytes and pixels. */
export const imageLimits = {
  perEntry: 8,
  /** A file as it is pasted or dropped. */
  sourceBytes: 20 * 1024 * 1024,
  /** A picture of more would need gigabytes to be opened, whatever the size of its file. */
  sourcePixels: 80_000_000,
  /** What is kept and sent. */
  bytes: 1_500_000,
  longestSide: 2560,
  chunkBytes: 256 * 1024,
  nameLength: 120,
} as const

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export const ImageType = z.enum(imageTypes)
export type ImageType = z.infer<typeof ImageType>

/** SHA-256 of a file's bytes, in lower case hexadecimal: its name everywhere. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/, 'A file is named by its SHA-256.')

/** A file's length in bytes. */
export const FileBytes = z.int().min(1).max(imageLimits.bytes)

const Side = z.int().min(1).max(imageLimits.longestSide)

/**
 * An image that an entry refers to. Its bytes travel apart from documents and intents, and are found by `hash`.
 *
 * Width and height let whoever shows it keep its place before it is there.
 */
export const Attachment = z.object({
  hash: FileHash,
  type: ImageType,
  bytes: FileBytes,
  width: Side,
  height: Side,
  name: z.string().overwrite(storableText).trim().min(1).max(imageLimits.nameLength),
})
export type Attachment = z.infer<typeof Attachment>

export const Attachments = z.array(Attachment).max(imageLimits.perEntry)
export type Attachments = z.infer<typeof Attachments>

const extensions: Record<ImageType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/** The name of a file as people save it: with the extension of what it is. */
export const fileName = (name: string, type: ImageType): string => `${name}.${extensions[type]}`

/**
 * The name of an image, from the name of the file it was: no folders, no extension, nothing that reads otherwise
 * than it is written. `otherwise` when nothing is left, or when it is what every screenshot is called.
 */
export const imageName = (file: string, otherwise: string): string => {
  const plain = storableText(file)
    .replaceAll('\\', '/')
    .replace(/^.*\//su, '')
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    // Line breaks and other controls; marks that turn the reading direction and so hide a name's end.
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const short = plain
    .slice(0, imageLimits.nameLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
  return short === '' || /^(?:image|blob|unknown)$/iu.test(short) ? otherwise : short
}

/** A size that keeps its proportions and is no longer than `longest` on either side. Never enlarges. */
export const fittedSize = (
  size: { width: number; height: number },
  longest: number = imageLimits.longestSide,
): { width: number; height: number } => {
  const scale = Math.min(1, longest / Math.max(size.width, size.height))
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: side(size.width), height: side(size.height) }
}

/** How many chunks a file of so many bytes travels in. */
export const chunkCount = (bytes: number): number => Math.ceil(bytes / imageLimits.chunkBytes)

/** Where chunk `index` of a file begins and ends; `start` is past the end for one that it does not have. */
export const chunkRange = (bytes: number, index: number): { start: number; end: number } => {
  const start = index * imageLimits.chunkBytes
  return { start, end: Math.min(bytes, start + imageLimits.chunkBytes) }
}
