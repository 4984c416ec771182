import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageLimits } from '../../../../core/domain/attachment.ts'
import { checkSource, checkSourceSize, inspectImage, isImageOf } from '../../../../core/domain/image-file.ts'
import { makePng } from '../../../support/samples/images.ts'

const bytesOf = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  )
const rest = Array.from({ length: 40 }, () => 0)

/** 640 × 480 in each format, as far as its head goes. */
const heads = {
  png: makePng({ width: 640, height: 480 }),
  jpeg: bytesOf(
    [0xff, 0xd8, 0xff, 0xe0, 0, 16],
    'JFIF\0',
    [1, 1, 0, 0, 1, 0, 1, 0, 0],
    // A table before the frame, and fill bytes that are allowed.
    [0xff, 0xff, 0xc4, 0, 4, 1, 2],
    [0xff, 0xc2, 0, 17, 8, 0x01, 0xe0, 0x02, 0x80, 3],
    rest,
  ),
  webp: bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0], rest),
  bmp: bytesOf('BM', rest.slice(0, 16), [0x80, 2, 0, 0, 0x20, 0xfe, 0xff, 0xff], rest),
  gif: bytesOf('GIF89a', [0x80, 2, 0xe0, 1], rest),
}
const lossy = bytesOf(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8 ',
  [10, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a],
  [0x80, 2, 0xe0, 1],
  rest,
)
const packed = 639 | (479 << 14)
const lossless = bytesOf(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8L',
  [10, 0, 0, 0, 0x2f],
  [packed & 255, (packed >> 8) & 255, (packed >> 16) & 255, (packed >> 24) & 255],
  rest,
)
const animatedWebp = heads.webp.with(20, 2)

describe('the head of a file', () => {
  it.each([...Object.entries(heads), ['webp', lossy], ['webp', lossless]] as const)(
    'tells the size of a %s',
    (format, bytes) => {
      expect(inspectImage(bytes)).toMatchObject({ format, width: 640, height: 480 })
    },
  )

  it('tells what moves from what stands still', () => {
    expect(inspectImage(makePng())?.animated).toBe(false)
    expect(inspectImage(makePng({ animated: true }))?.animated).toBe(true)
    expect(inspectImage(heads.webp)?.animated).toBe(false)
    expect(inspectImage(animatedWebp)?.animated).toBe(true)
  })

  it('is nothing where it is cut short, empty, or something else', () => {
    expect(inspectImage(heads.png.subarray(0, 20))).toBeNull()
    expect(inspectImage(heads.jpeg.subarray(0, 12))).toBeNull()
    expect(inspectImage(makePng({ width: 0 }))).toBeNull()
    for (const text of ['', 'P', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'MZ\0\0', 'RIFF____WAVE'])
      expect(inspectImage(bytesOf(text))).toBeNull()
  })

  it('never throws, whatever the bytes', () => {
    const starts = Object.values(heads).map((head) => [...head.subarray(0, 40)])
    fc.assert(
      fc.property(fc.constantFrom([], ...starts), fc.uint8Array({ maxLength: 200 }), (start, noise) => {
        for (const cut of [0, 8, 20, 40]) {
          const bytes = Uint8Array.from([...start.slice(0, cut), ...noise])
          expect(() => inspectImage(bytes)).not.toThrow()
        }
      }),
    )
  })

  it('has to be of the type that was said', () => {
    expect(isImageOf('image/png', heads.png)).toBe(true)
    expect(isImageOf('image/jpeg', heads.png)).toBe(false)
    expect(isImageOf('image/jpeg', heads.jpeg)).toBe(true)
    expect(isImageOf('image/webp', animatedWebp)).toBe(false)
    expect(isImageOf('image/png', bytesOf('<script>alert(1)</script>'))).toBe(false)
  })
})

describe('what may be attached', () => {
  it.each(['png', 'jpeg', 'webp', 'bmp'] as const)('is a %s', (format) => {
    expect(checkSource('x', heads[format])).toMatchObject({ ok: true, value: { format } })
  })

  it.each([
    ['20.1 MB', checkSourceSize('wall.png', imageLimits.sourceBytes + 100_000), 'too_large', '20.1 MB'],
    ['a GIF', checkSource('cat.gif', heads.gif), 'bad_request', 'animated'],
    ['a moving WebP', checkSource('cat.webp', animatedWebp), 'bad_request', 'animated'],
    ['a drawing', checkSource('plan.svg', bytesOf('<svg/>')), 'bad_request', 'isn’t a PNG'],
    ['an empty file', checkSource('nothing.png', bytesOf()), 'bad_request', 'isn’t a PNG'],
    ['a PNG cut short', checkSource('half.png', heads.png.subarray(0, 16)), 'bad_request', 'damaged'],
    ['a bomb', checkSource('bomb.png', makePngHead(60_000, 60_000)), 'too_large', '60000 × 60000'],
  ])('is not %s, and the sentence names it', (_, answer, kind, words) => {
    expect(answer).toMatchObject({ ok: false, problem: { kind } })
    const message = answer.ok ? '' : answer.problem.message
    expect(message).toContain(words)
    expect(message).toMatch(/^“[^”]+”.+\. .+\.$/)
  })

  it('is a file of exactly the most that is allowed', () => {
    expect(checkSourceSize('wall.png', imageLimits.sourceBytes).ok).toBe(true)
  })
})

function makePngHead(width: number, height: number): Uint8Array {
  const head = Buffer.from(makePng())
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}
