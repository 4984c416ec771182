import { imageLimits, type ImageType } from './attachment.ts'
import { fail, succeed, type Result } from './problem.ts'
import { byteSize } from './byte-size.ts'

/** What the first bytes of a file reveal about its picture, without decoding it. */
export type ImageFile = {
  format: 'png' | 'jpeg' | 'webp' | 'bmp' | 'gif'
  width: number
  height: number
  /** It has more than one frame. Every GIF counts as animated. */
  animated: boolean
}

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const inspectPng = (bytes: Uint8Array): ImageFile | null => {
  if (bytes.length < 33 || ascii(bytes, 12, 4) !== 'IHDR') return null
  const view = viewOf(bytes)
  let animated = false
  // An animation is announced before its first frame.
  for (let at = 8; at + 8 <= bytes.length;) {
    const kind = ascii(bytes, at + 4, 4)
    if (kind === 'IDAT' || kind === 'IEND') break
    if (kind === 'acTL') animated = true
    at += 12 + view.getUint32(at)
  }
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20), animated }
}

/** The JPEG frames that carry its size: C0 to CF, except tables and reserved ones. */
const isJpegFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const inspectJpeg = (bytes: Uint8Array): ImageFile | null => {
  const view = viewOf(bytes)
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (isJpegFrame(marker))
      return {
        format: 'jpeg',
        width: view.getUint16(at + 7),
        height: view.getUint16(at + 5),
        animated: false,
      }
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

const inspectWebp = (bytes: Uint8Array): ImageFile | null => {
  if (bytes.length < 30) return null
  const view = viewOf(bytes)
  const uint24 = (at: number) => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16)
  switch (ascii(bytes, 12, 4)) {
    case 'VP8X':
      return {
        format: 'webp',
        width: uint24(24) + 1,
        height: uint24(27) + 1,
        animated: ((bytes[20] ?? 0) & 0x02) !== 0,
      }
    case 'VP8L': {
      const packed = view.getUint32(21, true)
      return {
        format: 'webp',
        width: (packed & 0x3fff) + 1,
        height: ((packed >>> 14) & 0x3fff) + 1,
        animated: false,
      }
    }
    case 'VP8 ':
      return {
        format: 'webp',
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
        animated: false,
      }
    default:
      return null
  }
}

const inspectBmp = (bytes: Uint8Array): ImageFile | null => {
  if (bytes.length < 54) return null
  const view = viewOf(bytes)
  // A negative height means that the rows run from the top down.
  return {
    format: 'bmp',
    width: view.getInt32(18, true),
    height: Math.abs(view.getInt32(22, true)),
    animated: false,
  }
}

const inspect = (bytes: Uint8Array): ImageFile | null => {
  if (ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n') return inspectPng(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return inspectJpeg(bytes)
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return inspectWebp(bytes)
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6)) && bytes.length >= 10) {
    const view = viewOf(bytes)
    return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true), animated: true }
  }
  if (ascii(bytes, 0, 2) === 'BM') return inspectBmp(bytes)
  return null
}

/** Reads the start of a file; null if it isn't a picture of a known kind, or is cut short. */
export const inspectImage = (bytes: Uint8Array): ImageFile | null => {
  try {
    const file = inspect(bytes)
    return file !== null && file.width > 0 && file.height > 0 ? file : null
  } catch (error) {
    // The length points past the end of the file.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** True if the bytes are the start of a still picture of the declared type. */
export const isImageOf = (type: ImageType, bytes: Uint8Array): boolean => {
  const file = inspectImage(bytes)
  return file !== null && !file.animated && `image/${file.format}` === type
}

/** Rejects a file that is too large before reading any of it. `name` is for the sentence. */
export const checkSourceSize = (name: string, bytes: number): Result<void> =>
  bytes <= imageLimits.sourceBytes
    ? succeed(undefined)
    : fail(
        'too_large',
        `“${name}” is ${byteSize(bytes)}. Images can be up to ${byteSize(imageLimits.sourceBytes)}. Crop it to the part that matters, or attach the file to the ticket.`,
      )

/** The problem for a file that starts like an image but can't be opened. */
export const damagedImage = (name: string): ReturnType<typeof fail> =>
  fail('bad_request', `“${name}” is damaged and can’t be opened. Copy it again, or take a new screenshot.`)

/** Checks by its first bytes (or all of them) whether a file can be attached. `name` is for the sentences. */
export const checkSource = (name: string, bytes: Uint8Array): Result<ImageFile> => {
  const file = inspectImage(bytes)
  if (file === null) {
    return /^(?:\u0089PNG|\u00ff\u00d8|RIFF....WEBP|GIF8)/su.test(ascii(bytes, 0, 12))
      ? damagedImage(name)
      : fail(
          'bad_request',
          `“${name}” isn’t a PNG, JPEG, WebP or BMP image. Take a screenshot of it instead.`,
        )
  }
  if (file.animated) {
    return fail(
      'bad_request',
      `“${name}” is animated. Only still images can be attached: take a screenshot of the part that matters.`,
    )
  }
  if (file.width * file.height > imageLimits.sourcePixels) {
    return fail(
      'too_large',
      `“${name}” is ${file.width} × ${file.height} pixels, which is too large to open. Crop it to the part that matters.`,
    )
  }
  return succeed(file)
}
