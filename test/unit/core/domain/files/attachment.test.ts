import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Attachment,
  chunkCount,
  chunkRange,
  fileName,
  fittedSize,
  fileLimits,
  imageLimits,
  imageName,
  previewOf,
} from '../../../../../core/domain/files/attachment.ts'
import { attachmentOf, fileAttachmentOf, makePng } from '../../../../support/samples/images.ts'

const image = attachmentOf(makePng())

describe('an attachment', () => {
  it('is what it says', () => {
    expect(Attachment.parse(image)).toEqual(image)
    expect(Attachment.parse({ ...image, name: '  VPN log\0 ' }).name).toBe('VPN log')
  })

  it.each([
    ['a hash of another kind', { hash: 'ABC' }],
    ['a hash in capitals', { hash: image.hash.toUpperCase().replace(/^./, 'F') }],
    ['another type', { type: 'image/svg+xml' }],
    ['nothing in it', { bytes: 0 }],
    ['more bytes than are kept', { bytes: imageLimits.bytes + 1 }],
    ['a side that is too long', { width: imageLimits.longestSide + 1 }],
    ['no height', { height: 0 }],
    ['half a pixel', { width: 1.5 }],
    ['no name', { name: ' ' }],
    ['a name of nothing that is seen', { name: '\u202E/' }],
  ])('is rejected with %s', (_, over) => {
    expect(Attachment.safeParse({ ...image, ...over }).success).toBe(false)
  })
})

describe('a file that is no image', () => {
  const file = fileAttachmentOf(Buffer.from('14:06 up'))

  it('is what it says, under a name that shows as it is written', () => {
    expect(Attachment.parse(file)).toEqual(file)
    const hostile = { ...file, name: 'C:\\logs\\invoice\u202Efdp.exe' }
    expect(Attachment.parse(hostile).name).toBe('invoicefdp.exe')
    expect(Attachment.parse({ ...file, name: 'x'.repeat(400) }).name).toMatch(/^x+…$/)
  })

  it.each([
    ['more bytes than are kept', { bytes: fileLimits.bytes + 1 }],
    ['nothing in it', { bytes: 0 }],
    ['a format that no one knows', { format: 'macro' }],
    ['a type that something may open', { type: 'text/html' }],
    ['a preview of more than a few lines', { preview: 'x'.repeat(fileLimits.previewLength + 1) }],
  ])('is rejected with %s', (_, over) => {
    expect(Attachment.safeParse({ ...file, ...over }).success).toBe(false)
  })

  it('is previewed by whole lines, or by what fits', () => {
    expect(previewOf('a\nb\n')).toBe('a\nb')
    expect(previewOf('line of a log\n'.repeat(100))).toMatch(/^(?:line of a log\n){41}line of a log$/)
    expect(previewOf('x'.repeat(5000))).toHaveLength(fileLimits.previewLength)
    expect(previewOf(`${'x'.repeat(fileLimits.previewLength - 1)}😀`)).toBe(
      'x'.repeat(fileLimits.previewLength - 1),
    )
  })
})

describe('the name of an image', () => {
  it.each([
    ['Router login.PNG', 'Router login'],
    ['C:\\Users\\ana\\Desktop\\vpn.jpeg', 'vpn'],
    ['../../etc/passwd.png', 'passwd'],
    ['a\nb\tc.webp', 'a b c'],
    ['invoice\u202Egnp.exe.png', 'invoicegnp.exe'],
    ['لقطة شاشة.png', 'لقطة شاشة'],
    ['👩‍💻.png', '👩‍💻'],
    ['image.png', 'Screenshot 14:32'],
    ['', 'Screenshot 14:32'],
    [' \u0000 ', 'Screenshot 14:32'],
  ])('of %j is %j', (file, name) => {
    expect(imageName(file, 'Screenshot 14:32')).toBe(name)
  })

  it('always fits, whatever the file is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (file) => {
        const name = imageName(file, 'Screenshot')
        expect(Attachment.safeParse({ ...image, name }).data?.name).toBe(name)
      }),
    )
  })

  it('gets the extension of what it is', () => {
    expect(fileName({ name: 'vpn', type: 'image/webp' })).toBe('vpn.webp')
    expect(fileName({ name: 'vpn', type: 'image/jpeg' })).toBe('vpn.jpg')
  })
})

describe('sizes', () => {
  it('fit with their proportions kept, and are never enlarged', () => {
    expect(fittedSize({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 })
    expect(fittedSize({ width: 5120, height: 1440 })).toEqual({ width: 2560, height: 720 })
    expect(fittedSize({ width: 1, height: 20_000 })).toEqual({ width: 1, height: 2560 })
  })

  it('are cut into chunks that make up the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: fileLimits.bytes }), (bytes) => {
        const ranges = Array.from({ length: chunkCount(bytes) }, (_, index) => chunkRange(bytes, index))
        let reached = 0
        for (const { start, end } of ranges) {
          expect(start).toBe(reached)
          expect(end - start).toBeGreaterThan(0)
          expect(end - start).toBeLessThanOrEqual(fileLimits.chunkBytes)
          reached = end
        }
        expect(reached).toBe(bytes)
        expect(chunkRange(bytes, ranges.length).start).toBeGreaterThanOrEqual(bytes)
      }),
    )
    expect(chunkCount(fileLimits.chunkBytes)).toBe(1)
    expect(chunkCount(fileLimits.chunkBytes + 1)).toBe(2)
  })
})
