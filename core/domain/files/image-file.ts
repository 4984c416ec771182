import { imageLimits, type ImageType } from './attachment.ts'
import { fail, succeed, type Result } from '../document/problem.ts'

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

/** Names of chunks as the number that their four letters are in a file: compared without making a text of each. */
const tags = {
  ihdr: 0x49484452,
  actl: 0x6163544c,
  vp8x: 0x56503858,
  vp8l: 0x5650384c,
  vp8: 0x56503820,
  anim: 0x414e494d,
  anmf: 0x414e4d46,
}

type Size = Pick<ImageFile, 'width' | 'height'>

/** The larger of two on each side: a file that says its size twice is as large as it may turn out to be. */
const larger = (a: Size | null, b: Size): Size =>
  a === null ? b : { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) }

const inspectPng = (bytes: Uint8Array): ImageFile | null => {
  const view = viewOf(bytes)
  let size: Size | null = null
  let animated = false
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const kind = view.getUint32(at + 4)
    // The header comes first, and alone; whatever else there is says nothing of the size.
    if (size === null && (kind !== tags.ihdr || view.getUint32(at) !== 13)) return null
    if (kind === tags.ihdr)
      size = larger(size, { width: view.getUint32(at + 8), height: view.getUint32(at + 12) })
    // The frames of an animation are announced before the first picture.
    if (kind === tags.actl) animated = true
  }
  return size === null ? null : { format: 'png', ...size, animated }
}

/** Frames in which a JPEG says how large it is: all of C0 to CF but tables and reserved ones. */
const isJpegFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Markers that stand for themselves, without a length: restarts, a start and a nothing. */
const isBareMarker = (marker: number): boolean =>
  (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01 || marker === 0x00

const inspectJpeg = (bytes: Uint8Array): ImageFile | null => {
  if (bytes[2] !== 0xff) return null
  const view = viewOf(bytes)
  let size: Size | null = null
  // To the end: a second frame further on may be another size than the first.
  for (let at = bytes.indexOf(0xff, 2); at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) break
    else if (isBareMarker(marker)) at += 2
    else {
      const length = view.getUint16(at + 2)
      if (length < 2) return null
      if (isJpegFrame(marker)) {
        if (at + 9 > bytes.length) break
        size = larger(size, { width: view.getUint16(at + 7), height: view.getUint16(at + 5) })
      }
      at += 2 + length
    }
  }
  return size === null ? null : { format: 'jpeg', ...size, animated: false }
}

const inspectWebp = (bytes: Uint8Array): ImageFile | null => {
  const view = viewOf(bytes)
  const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  let size: Size | null = null
  let animated = false
  // The canvas and the picture on it each say a size.
  for (let at = 12; at + 8 <= bytes.length;) {
    const kind = view.getUint32(at)
    const length = view.getUint32(at + 4, true)
    if (kind === tags.vp8x) {
      size = larger(size, { width: uint24(at + 12) + 1, height: uint24(at + 15) + 1 })
      animated ||= (view.getUint8(at + 8) & 0x02) !== 0
    } else if (kind === tags.vp8l) {
      const packed = view.getUint32(at + 9, true)
      size = larger(size, { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 })
    } else if (kind === tags.vp8) {
      const [width, height] = [view.getUint16(at + 14, true) & 0x3fff, view.getUint16(at + 16, true) & 0x3fff]
      size = larger(size, { width, height })
    } else if (kind === tags.anim || kind === tags.anmf) animated = true
    // Chunks begin at even places.
    at += 8 + length + (length & 1)
  }
  return size === null ? null : { format: 'webp', ...size, animated }
}

const inspectBmp = (bytes: Uint8Array): ImageFile | null => {
  const view = viewOf(bytes)
  // The oldest headers are of 12 bytes, with sides of two each.
  if (view.getUint32(14, true) === 12) {
    const [width, height] = [view.getUint16(18, true), view.getUint16(20, true)]
    return { format: 'bmp', width, height, animated: false }
  }
  if (bytes.length < 54) return null
  // Rows from the top down are a negative height.
  const [width, height] = [view.getInt32(18, true), Math.abs(view.getInt32(22, true))]
  return { format: 'bmp', width, height, animated: false }
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

/**
 * Checks a whole file that is kept, before it is passed on, decoded or drawn: a still picture of the type that was
 * said, and no larger than what is kept. A few bytes can claim a picture that takes gigabytes to open.
 *
 * `bad_request` where it is not what was said, `too_large` by its pixels.
 */
export const checkKept = (type: ImageType, bytes: Uint8Array): Result<void> => {
  const file = inspectImage(bytes)
  if (file === null || file.animated || `image/${file.format}` !== type) {
    return fail(
      'bad_request',
      'This file is damaged, animated, or not the image type it claims to be. Take a new screenshot instead.',
    )
  }
  const { longestSide } = imageLimits
  if (file.width > longestSide || file.height > longestSide) {
    return fail(
      'too_large',
      `This image is ${file.width} × ${file.height} pixels, and the limit is ${longestSide} on a side. Crop it to the part that matters.`,
    )
  }
  return succeed(undefined)
}

/**
 * The picture in a file that can be kept as an image, by its first bytes or all of them; null for anything else: another
 * kind of file, an animation, or one with more pixels than can be opened.
 */
export const stillImage = (bytes: Uint8Array): ImageFile | null => {
  const file = inspectImage(bytes)
  return file === null || file.animated || file.width * file.height > imageLimits.sourcePixels ? null : file
}
