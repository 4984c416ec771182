import { z } from 'zod'
import { storableText } from './text.ts'

/** How large an image may be when it arrives, when stored and when sent. Bytes and pixels. */
export const fileLimits = {
  perEntry: 8,
  /** The file as pasted or dropped. */
  sourceBytes: 20 * 1024 * 1024,
  /** Opening a larger picture would take gigabytes of memory, however small its file. */
  sourcePixels: 80_000_000,
  /** The file as stored and sent. */
  bytes: 1_500_000,
  longestSide: 2560,
  chunkBytes: 256 * 1024,
  nameLength: 120,
} as const

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export const ImageType = z.enum(imageTypes)
export type ImageType = z.infer<typeof ImageType>

/** SHA-256 of a file's bytes in lowercase hex: the file's name everywhere. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/, 'A file’s name is its SHA-256.')

/** A file's length in bytes. */
export const FileBytes = z.int().min(1).max(fileLimits.bytes)

const Side = z.int().min(1).max(fileLimits.longestSide)

/**
 * An image that an entry refers to. Its bytes travel separately from documents and intents and are found by `hash`.
 *
 * Width and height reserve its space on screen before it has loaded.
 */
export const Attachment = z.object({
  hash: FileHash,
  type: ImageType,
  bytes: FileBytes,
  width: Side,
  height: Side,
  name: z.string().overwrite(storableText).trim().min(1).max(fileLimits.nameLength),
})
export type Attachment = z.infer<typeof Attachment>

export const Attachments = z.array(Attachment).max(fileLimits.perEntry)
export type Attachments = z.infer<typeof Attachments>

const extensions: Record<ImageType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/** The name a file is saved under, with the extension for its type. */
export const fileName = (name: string, type: ImageType): string => `${name}.${extensions[type]}`

/**
 * An image's name, made from its file's name: no folders, no extension, no characters that make text read
 * differently from how it is written. `otherwise` if nothing is left, or for the name every screenshot gets.
 */
export const imageName = (file: string, otherwise: string): string => {
  const plain = storableText(file)
    .replaceAll('\\', '/')
    .replace(/^.*\//su, '')
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    // Line breaks and other control characters, and marks that flip the reading direction to hide the end of a name.
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const short = plain
    .slice(0, fileLimits.nameLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
  return short === '' || /^(?:image|blob|unknown)$/iu.test(short) ? otherwise : short
}

/** The size scaled down to fit `longest` on both sides, keeping its proportions. Never scales up. */
export const fittedSize = (
  size: { width: number; height: number },
  longest: number = fileLimits.longestSide,
): { width: number; height: number } => {
  const scale = Math.min(1, longest / Math.max(size.width, size.height))
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: side(size.width), height: side(size.height) }
}

/** How many chunks a file of that many bytes is sent in. */
export const chunkCount = (bytes: number): number => Math.ceil(bytes / fileLimits.chunkBytes)

/** Where chunk `index` of a file begins and ends; `start` is past the end if there is no such chunk. */
export const chunkRange = (bytes: number, index: number): { start: number; end: number } => {
  const start = index * fileLimits.chunkBytes
  return { start, end: Math.min(bytes, start + fileLimits.chunkBytes) }
}
