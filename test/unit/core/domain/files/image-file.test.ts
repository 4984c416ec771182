import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageLimits } from '../../../../../core/domain/files/attachment.ts'
import { checkKept, inspectImage, stillImage } from '../../../../../core/domain/files/image-file.ts'
import { makePng } from '../../../../support/samples/images.ts'

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

  it('says the larger of the sizes that a file gives of itself', () => {
    const frame = (width: number, height: number) =>
      bytesOf([0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3], rest.slice(0, 9))
    const scan = bytesOf([0xff, 0xda, 0, 4, 0, 0], [7, 0xff, 0, 9, 0xff, 0xd3, 7])
    const twice = Buffer.concat([
      bytesOf([0xff, 0xd8]),
      frame(8, 8),
      scan,
      frame(40_000, 60),
      bytesOf([0xff, 0xd9]),
    ])
    expect(inspectImage(twice)).toMatchObject({ format: 'jpeg', width: 40_000, height: 60 })
    // A canvas of 640 × 480 with a picture of 16,383 × 16,383 on it.
    const onCanvas = Buffer.from(heads.webp.subarray(0, 30))
    const large = bytesOf('VP8 ', [10, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0xff, 0x3f, 0xff, 0x3f])
    expect(inspectImage(Buffer.concat([onCanvas, large]))).toMatchObject({ width: 16_383, height: 16_383 })
    const header = heads.png.subarray(8, 33)
    const second = Buffer.from(header)
    second.writeUInt32BE(100_000, 8)
    expect(inspectImage(Buffer.concat([heads.png.subarray(0, 33), second]))).toMatchObject({ width: 100_000 })
  })

  it('tells frames that a WebP does not announce', () => {
    const frames = bytesOf('ANMF', [4, 0, 0, 0, 0, 0, 0, 0])
    const body = Buffer.concat([heads.webp.subarray(0, 30), frames])
    expect(inspectImage(body)?.animated).toBe(true)
  })

  it('tells the size of a bitmap of the oldest kind', () => {
    const old = bytesOf('BM', rest.slice(0, 12), [12, 0, 0, 0, 0x80, 2, 0xe0, 1], rest)
    expect(inspectImage(old)).toMatchObject({ format: 'bmp', width: 640, height: 480 })
  })

  it('is looked through to its end, however it is made to lead astray', () => {
    // Every marker, chunk and length of these is 0 or 255, so that nothing is skipped in large steps.
    for (const filler of [0, 255]) {
      for (const head of Object.values(heads)) {
        const bytes = Buffer.concat([head.subarray(0, 40), Buffer.alloc(imageLimits.bytes, filler)])
        expect(() => inspectImage(bytes)).not.toThrow()
      }
    }
  })
})

describe('what is kept and shown', () => {
  const kindOf = (type: 'image/png' | 'image/jpeg' | 'image/webp', bytes: Uint8Array) => {
    const checked = checkKept(type, bytes)
    return checked.ok ? 'ok' : checked.problem.kind
  }

  it('has to be of the type that was said, and stand still', () => {
    expect(kindOf('image/png', heads.png)).toBe('ok')
    expect(kindOf('image/jpeg', heads.png)).toBe('bad_request')
    expect(kindOf('image/jpeg', heads.jpeg)).toBe('ok')
    expect(kindOf('image/webp', lossless)).toBe('ok')
    expect(kindOf('image/webp', animatedWebp)).toBe('bad_request')
    expect(kindOf('image/png', bytesOf('<script>alert(1)</script>'))).toBe('bad_request')
  })

  it('claims no more pixels than are kept', () => {
    const most = imageLimits.longestSide
    expect(kindOf('image/png', makePngHead(most, most))).toBe('ok')
    expect(kindOf('image/png', makePngHead(most + 1, 1))).toBe('too_large')
    expect(kindOf('image/png', makePngHead(1, most + 1))).toBe('too_large')
    expect(kindOf('image/png', makePngHead(100_000, 100_000))).toBe('too_large')
  })

  it('holds for every file, whatever its bytes: what passes is small enough to be opened', () => {
    const starts = [...Object.values(heads), lossy, lossless].map((head) => [...head.subarray(0, 60)])
    const noisy = fc.tuple(
      fc.constantFrom(...starts),
      fc.array(fc.tuple(fc.nat(59), fc.nat(255)), { maxLength: 12 }),
    )
    fc.assert(
      fc.property(
        noisy,
        fc.constantFrom('image/png', 'image/jpeg', 'image/webp'),
        ([start, changes], type) => {
          const bytes = Uint8Array.from(start)
          for (const [at, value] of changes) bytes[at] = value
          const file = inspectImage(bytes)
          if (!checkKept(type, bytes).ok) return
          expect(file).toMatchObject({ animated: false, format: type.slice('image/'.length) })
          expect(Math.max(file?.width ?? Infinity, file?.height ?? Infinity)).toBeLessThanOrEqual(
            imageLimits.longestSide,
          )
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('what is kept as an image', () => {
  it.each(['png', 'jpeg', 'webp', 'bmp'] as const)('is a %s', (format) => {
    expect(stillImage(heads[format])).toMatchObject({ format })
  })

  it.each([
    ['a GIF', heads.gif],
    ['a moving WebP', animatedWebp],
    ['a drawing', bytesOf('<svg/>')],
    ['an empty file', bytesOf()],
    ['a PNG cut short', heads.png.subarray(0, 16)],
    ['a bomb', makePngHead(60_000, 60_000)],
  ])('is not %s', (_, bytes) => expect(stillImage(bytes)).toBeNull())
})

function makePngHead(width: number, height: number): Uint8Array {
  const head = Buffer.from(makePng())
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}
