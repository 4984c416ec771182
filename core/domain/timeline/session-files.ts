import { type Attachment, fileName, isImage } from '../files/attachment.ts'
import { byteSize } from '../text/byte-size.ts'
import type { Entry } from '../entry/entry.ts'
import { fileTypeWord } from '../files/file-format.ts'
import { savedName } from '../files/file-name.ts'
import { markdownLine } from '../text/markdown-text.ts'

/** Where an exported file is, relative to the document; null if it isn't with it. */
export type FilePaths = (attachment: Pick<Attachment, 'hash'>) => string | null
export const noFiles: FilePaths = () => null

/**
 * The files of a session, each once in the order in which they were added, with a path for each: `files/1 Screenshot.png`.
 * The number keeps files of one name apart.
 */
export const filesOf = (entries: readonly Entry[]): { attachment: Attachment; path: string }[] => {
  const files = new Map<string, { attachment: Attachment; path: string }>()
  for (const attachment of entries.flatMap(({ attachments }) => attachments)) {
    if (files.has(attachment.hash)) continue
    const path = `files/${files.size + 1} ${savedName(fileName(attachment), 'File')}`
    files.set(attachment.hash, { attachment, path })
  }
  return [...files.values()]
}

/** What a file or image is, following its name: `Log, 3 MB, SHA-256 ab12…`. */
export const attachmentFacts = (attachment: Attachment): string => {
  const what = isImage(attachment)
    ? `Image, ${attachment.width} × ${attachment.height}`
    : fileTypeWord(attachment)
  return `${what}, ${byteSize(attachment.bytes)}, SHA-256 ${attachment.hash}`
}

/** A path as the destination of a Markdown link, where spaces and brackets would end it. */
const destination = (path: string): string =>
  encodeURI(path).replace(/[#()?]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** A file as a line of a list, with a link to it where it comes with the document; an image is shown below. */
export const attachmentBlock = (attachment: Attachment, pathOf: FilePaths): string => {
  const path = pathOf(attachment)
  const label = isImage(attachment) ? 'Image' : 'File'
  const name = markdownLine(attachment.name)
  if (path === null) return `- ${label}: ${name} (${attachmentFacts(attachment)})`
  const link = `[${name.replace(/(?<!\\)[[\]]/g, '\\$&')}](${destination(path)})`
  const line = `- ${label}: ${link} (${attachmentFacts(attachment)})`
  return isImage(attachment) ? `${line}\n\n  !${link}\n` : line
}
