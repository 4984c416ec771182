import { createHash, randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import type { FileAttachment, ImageAttachment } from '../../../core/domain/files/attachment.ts'

/** One chunk of a PNG, with its length and sum. */
export const pngChunk = (kind: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

const uint32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}

/**
 * A PNG that any program opens, in one colour, or in noise that no format makes small.
 *
 * @param level how hard to compress, 0 to 9
 */
export const makePng = (
  options: {
    width?: number
    height?: number
    colour?: readonly [number, number, number]
    noise?: boolean
    animated?: boolean
    level?: number
  } = {},
): Buffer => {
  const {
    width = 4,
    height = 3,
    colour = [32, 96, 160],
    noise = false,
    animated = false,
    level = 6,
  } = options
  const row = 1 + width * 3
  const pixels = noise ? randomBytes(row * height) : Buffer.alloc(row * height)
  for (let y = 0; y < height; y += 1) {
    pixels[y * row] = 0
    if (!noise) for (let x = 0; x < width; x += 1) pixels.set(colour, y * row + 1 + x * 3)
  }
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    pngChunk('IHDR', Buffer.concat([uint32(width, height), Buffer.from([8, 2, 0, 0, 0])])),
    ...(animated ? [pngChunk('acTL', uint32(2, 0))] : []),
    pngChunk('IDAT', deflateSync(pixels, { level })),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The reference to a PNG of `makePng`'s smallest size, unless told otherwise. */
export const attachmentOf = (bytes: Uint8Array, over: Partial<ImageAttachment> = {}): ImageAttachment => ({
  hash: sha256(bytes),
  type: 'image/png',
  bytes: bytes.length,
  width: 4,
  height: 3,
  name: 'Screenshot',
  ...over,
})

/** The reference to any other file; a log, unless told otherwise. */
export const fileAttachmentOf = (bytes: Uint8Array, over: Partial<FileAttachment> = {}): FileAttachment => ({
  hash: sha256(bytes),
  type: 'application/octet-stream',
  bytes: bytes.length,
  format: 'text',
  name: 'netlogon.log',
  preview: '',
  ...over,
})
