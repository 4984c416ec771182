import { checkFileSize, unreadableFile } from '../../../core/domain/files/attached-file.ts'
import {
  fileLimits,
  imageName,
  plainFileType,
  previewOf,
  type Attachment,
} from '../../../core/domain/files/attachment.ts'
import { fileFormatOf } from '../../../core/domain/files/file-format.ts'
import { plainName } from '../../../core/domain/files/file-name.ts'
import { stillImage } from '../../../core/domain/files/image-file.ts'
import { succeed, type Result } from '../../../core/domain/document/problem.ts'
import type { FileBody } from './file-shelf.ts'
import { fitImage, type OpenPicture } from './fit-image.ts'
import { hashOf } from './sha256.ts'
import { answered } from '../../language/problems.ts'

/** A pasted, dropped or picked file. `name` is '' for one without; `pasted` for text that was too long for an entry. */
export type SourceFile = { body: Blob; name: string; pasted?: boolean | undefined }

/** What a file is called that has no name. */
export type NamesForNameless = { image: string; file: string; text: string }

type Prepared = { attachment: Attachment; body: FileBody }

/** As an image, redrawn to fit; null for anything that can't be: then it is attached as it is. */
const asImage = async (name: string, bytes: FileBody, openPicture: OpenPicture): Promise<Prepared | null> => {
  const source = stillImage(bytes)
  if (source === null) return null
  const picture = await openPicture(new Blob([bytes], { type: `image/${source.format}` }))
  if (picture === null) return null
  try {
    const fitted = await fitImage(picture, source.format)
    if (fitted === null) return null
    const { type, width, height, body } = fitted
    const hash = await hashOf(body)
    return { attachment: { hash, type, bytes: body.length, width, height, name }, body }
  } finally {
    picture.close()
  }
}

/**
 * Makes an attachment from a pasted, dropped or picked file: an image if it is a still picture that can be drawn, and
 * otherwise the file, byte by byte.
 *
 * A file that is empty or too large isn't read, and one that doesn't start like a still image isn't opened.
 */
export const prepareFile = async (
  { body, name: given, pasted = false }: SourceFile,
  otherwise: NamesForNameless,
  openPicture: OpenPicture,
): Promise<Result<Prepared>> => {
  const plain = plainName(given)
  const name = plain === '' ? (pasted ? otherwise.text : otherwise.file) : plain
  const size = answered(checkFileSize(name, body.size))
  if (!size.ok) return size
  let bytes: FileBody
  try {
    bytes = new Uint8Array(await body.arrayBuffer())
  } catch {
    // It was moved, it's a folder, or its drive is gone.
    return answered(unreadableFile(name))
  }
  const image = pasted ? null : await asImage(imageName(given, otherwise.image), bytes, openPicture)
  if (image !== null) return succeed(image)
  const hash = await hashOf(bytes)
  const format = pasted ? 'text' : fileFormatOf(name, bytes)
  // No character takes more than four bytes.
  const head = pasted ? new TextDecoder().decode(bytes.subarray(0, 4 * fileLimits.previewLength + 4)) : ''
  const attachment = {
    hash,
    type: plainFileType,
    bytes: bytes.length,
    format,
    name,
    preview: previewOf(head),
  } as const
  return succeed({ attachment, body: bytes })
}
