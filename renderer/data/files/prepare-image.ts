import { imageName, type Attachment } from '../../../core/domain/attachment.ts'
import { checkSource, checkSourceSize, damagedImage } from '../../../core/domain/image-file.ts'
import { succeed, type Result } from '../../../core/domain/problem.ts'
import type { FileBody } from './file-shelf.ts'
import { fitImage, type OpenPicture } from './fit-image.ts'
import { hashOf } from './sha256.ts'

/**
 * Makes an attachment from a pasted, dropped or picked file.
 *
 * A file that is too large isn't read, and one that doesn't start like a still image isn't opened.
 *
 * @param file.name the file's name; '' for one without
 * @param otherwise the attachment's name if the file has none
 */
export const prepareImage = async (
  file: { body: Blob; name: string },
  otherwise: string,
  openPicture: OpenPicture,
): Promise<Result<{ attachment: Attachment; body: FileBody }>> => {
  const name = imageName(file.name, otherwise)
  const size = checkSourceSize(name, file.body.size)
  if (!size.ok) return size
  let bytes: FileBody
  try {
    bytes = new Uint8Array(await file.body.arrayBuffer())
  } catch {
    // It was moved, or its drive is gone.
    return damagedImage(name)
  }
  const source = checkSource(name, bytes)
  if (!source.ok) return source
  const picture = await openPicture(new Blob([bytes], { type: `image/${source.value.format}` }))
  if (picture === null) return damagedImage(name)
  try {
    const fitted = await fitImage(picture, source.value.format, name)
    if (!fitted.ok) return fitted
    const { type, width, height, body } = fitted.value
    const hash = await hashOf(body)
    return succeed({ attachment: { hash, type, bytes: body.length, width, height, name }, body })
  } finally {
    picture.close()
  }
}
