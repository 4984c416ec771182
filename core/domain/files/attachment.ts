import { z } from 'zod'
import { megabyte } from '../text/byte-size.ts'
import { FileFormat } from './file-format.ts'
import { plainName } from './file-name.ts'
import { storableText } from '../text/text.ts'

/** What may be attached, and how it travels. Bytes. */
export const fileLimits = {
  perEntry: 20,
  bytes: 25 * megabyte,
  chunkBytes: 256 * 1024,
  /** In UTF-16 code units; in bytes of UTF-8 a name is limited by `plainName`. */
  nameLength: 240,
  /** The beginning of a pasted text, in characters. */
  previewLength: 600,
} as const

/** How large an image may be when it arrives and when it is stored. Bytes and pixels. */
export const imageLimits = {
  /** Opening a larger picture would take gigabytes of memory, however small its file. */
  sourcePixels: 80_000_000,
  /** As stored and sent. */
  bytes: 1_500_000,
  longestSide: 2560,
} as const

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export const ImageType = z.enum(imageTypes)
export type ImageType = z.infer<typeof ImageType>

/** The type of every file that isn't kept as an image: nothing opens it automatically. */
export const plainFileType = 'application/octet-stream'
export const FileType = z.enum([...imageTypes, plainFileType])
export type FileType = z.infer<typeof FileType>

/** Whether files of a type are shown as images, and so have to be what they claim. */
export const isImageType = (type: FileType): type is ImageType => type !== plainFileType

/** SHA-256 of a file's bytes in lowercase hex: the file's name everywhere. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/, 'A file’s name is its SHA-256.')

/** A file's length in bytes. */
export const FileBytes = z.int().min(1).max(fileLimits.bytes)

const FileName = z.string().overwrite(plainName).min(1).max(fileLimits.nameLength)

const Side = z.int().min(1).max(imageLimits.longestSide)

/** An image. Width and height reserve its space on screen before it has loaded. */
export const ImageAttachment = z.object({
  hash: FileHash,
  type: ImageType,
  bytes: FileBytes.max(imageLimits.bytes),
  width: Side,
  height: Side,
  name: FileName,
})
export type ImageAttachment = z.infer<typeof ImageAttachment>

/** Any other file. It is never opened or shown as anything but text. */
export const FileAttachment = z.object({
  hash: FileHash,
  type: z.literal(plainFileType),
  bytes: FileBytes,
  /** What it holds, as the device that added it saw. */
  format: FileFormat,
  name: FileName,
  /** The first lines of a pasted text; '' for anything else. */
  preview: z.string().overwrite(storableText).max(fileLimits.previewLength).default(''),
})
export type FileAttachment = z.infer<typeof FileAttachment>

/** A file that an entry refers to. Its bytes travel separately from documents and intents and are found by `hash`. */
export const Attachment = z.discriminatedUnion('type', [ImageAttachment, FileAttachment])
export type Attachment = z.infer<typeof Attachment>

export const Attachments = z.array(Attachment).max(fileLimits.perEntry)
export type Attachments = z.infer<typeof Attachments>

export const isImage = (attachment: Attachment): attachment is ImageAttachment => isImageType(attachment.type)

/** The images and the other files among them, each in their order. */
export const sortedOut = (
  attachments: readonly Attachment[],
): { images: ImageAttachment[]; files: FileAttachment[] } => ({
  images: attachments.filter(isImage),
  files: attachments.filter((attachment) => !isImage(attachment)),
})

const imageExtensions: Record<ImageType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/** The name a file is saved under, with the extension for its type where it's an image. */
export const fileName = ({ name, type }: { name: string; type: FileType }): string =>
  isImageType(type) ? `${name}.${imageExtensions[type]}` : name

/**
 * An image's name, made from its file's name: as `plainName`, and without its extension, because images are encoded again.
 * `otherwise` if nothing is left, or for the name every screenshot gets.
 */
export const imageName = (file: string, otherwise: string): string => {
  const plain = plainName(file)
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .trim()
  return plain === '' || /^(?:image|blob|unknown)$/iu.test(plain) ? otherwise : plain
}

/** The size scaled down to fit `longest` on both sides, keeping its proportions. Never scales up. */
export const fittedSize = (
  size: { width: number; height: number },
  longest: number = imageLimits.longestSide,
): { width: number; height: number } => {
  const scale = Math.min(1, longest / Math.max(size.width, size.height))
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: side(size.width), height: side(size.height) }
}

/** The beginning of a pasted text as it is previewed: whole lines where possible, never half a character. */
export const previewOf = (text: string): string => {
  const head = storableText(text.slice(0, fileLimits.previewLength)).slice(0, fileLimits.previewLength)
  if (text.length <= fileLimits.previewLength) return head.trimEnd()
  const lastBreak = head.lastIndexOf('\n')
  return (lastBreak > fileLimits.previewLength / 2 ? head.slice(0, lastBreak) : head)
    .replace(/\uFFFD$/u, '')
    .trimEnd()
}

/** How many chunks a file of that many bytes is sent in. */
export const chunkCount = (bytes: number): number => Math.ceil(bytes / fileLimits.chunkBytes)

/** Where chunk `index` of a file begins and ends; `start` is past the end if there is no such chunk. */
export const chunkRange = (bytes: number, index: number): { start: number; end: number } => {
  const start = index * fileLimits.chunkBytes
  return { start, end: Math.min(bytes, start + fileLimits.chunkBytes) }
}
