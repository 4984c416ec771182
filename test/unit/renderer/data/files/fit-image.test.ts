import { describe, expect, it } from 'vitest'
import { imageLimits, type ImageType } from '../../../../../core/domain/files/attachment.ts'
import { fitImage, type Picture, type Size } from '../../../../../renderer/data/files/fit-image.ts'

/** A picture whose encoded length is `bytesPerPixel` of its type, for each quality. */
const pictureOf = (size: Size, weigh: (type: ImageType, quality: number) => number, writes?: ImageType[]) => {
  const tried: string[] = []
  const picture: Picture = {
    ...size,
    async encode({ width, height }, type, quality) {
      tried.push(`${type.slice(6)} ${width}×${height} ${quality}`)
      const written = writes === undefined || writes.includes(type) ? type : 'image/png'
      return { type: written, bytes: new Uint8Array(Math.ceil(width * height * weigh(written, quality))) }
    },
    close: () => undefined,
  }
  return { picture, tried }
}
const hd = { width: 1920, height: 1080 }

describe('fitting an image', () => {
  it('keeps a screenshot sharp as long as it fits', async () => {
    const { picture, tried } = pictureOf(hd, () => 0.2)
    expect(await fitImage(picture, 'png')).toMatchObject({
      type: 'image/png',
      ...hd,
      body: { length: 414_720 },
    })
    expect(tried).toEqual(['png 1920×1080 1'])
  })

  it('makes a huge one smaller, its proportions kept', async () => {
    const { picture } = pictureOf({ width: 7680, height: 2160 }, () => 0.1)
    expect(await fitImage(picture, 'png')).toMatchObject({ width: 2560, height: 720 })
  })

  it('gives up sharpness, then quality, then size, until it fits', async () => {
    const { picture, tried } = pictureOf(hd, (type, quality) =>
      type === 'image/png' ? 3 : type === 'image/jpeg' ? 2 : quality,
    )
    const fitted = await fitImage(picture, 'png')
    expect(fitted).toMatchObject({ type: 'image/webp', width: 1440, height: 810 })
    expect(tried.slice(0, 4)).toEqual([
      'png 1920×1080 1',
      'webp 1920×1080 0.9',
      'jpeg 1920×1080 0.9',
      'webp 1920×1080 0.8',
    ])
    expect(tried.at(-1)).toBe('webp 1440×810 0.8')
  })

  it('never makes a photo a PNG, where the browser writes what it is asked for', async () => {
    const { picture, tried } = pictureOf(hd, () => 0.1)
    expect(await fitImage(picture, 'jpeg')).toMatchObject({ type: 'image/webp' })
    expect(tried).toEqual(['webp 1920×1080 0.9'])
  })

  it('takes what a browser writes that knows no WebP', async () => {
    const { picture } = pictureOf(hd, (type) => (type === 'image/png' ? 3 : 0.3), ['image/png', 'image/jpeg'])
    expect(await fitImage(picture, 'jpeg')).toMatchObject({ type: 'image/jpeg' })
  })

  it('always fits what is real: noise at its worst', async () => {
    const { picture } = pictureOf({ width: 8000, height: 8000 }, (type) => (type === 'image/png' ? 4 : 3))
    const fitted = await fitImage(picture, 'bmp')
    expect(fitted?.body.length).toBeLessThanOrEqual(imageLimits.bytes)
  })

  it('gives up where nothing helps', async () => {
    const { picture } = pictureOf(hd, () => 1000)
    expect(await fitImage(picture, 'png')).toBeNull()
  })
})
