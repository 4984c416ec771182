import { describe, expect, it } from 'vitest'
import { Attachment, fileLimits } from '../../../../../core/domain/attachment.ts'
import { prepareImage } from '../../../../../renderer/data/files/prepare-image.ts'
import { hashOf } from '../../../../../renderer/data/files/sha256.ts'
import { makePng, sha256 } from '../../../../support/samples/images.ts'
import { openTestPicture } from '../../../../support/electron/memory-files.ts'

const blobOf = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)])
const prepare = async (bytes: Uint8Array, name = 'Router.png', open = openTestPicture) =>
  prepareImage({ body: blobOf(bytes), name }, 'Screenshot', open)

describe('preparing an image', () => {
  it('gives a reference to what is kept', async () => {
    const png = makePng({ width: 30, height: 20 })
    const prepared = await prepare(png)
    expect(prepared).toMatchObject({
      ok: true,
      value: {
        attachment: {
          hash: sha256(png),
          type: 'image/png',
          bytes: png.length,
          width: 30,
          height: 20,
          name: 'Router',
        },
      },
    })
    const { attachment } = prepared.ok ? prepared.value : { attachment: null }
    expect(Attachment.safeParse(attachment).success).toBe(true)
  })

  it('names by the clock what has no name', async () => {
    expect(await prepare(makePng(), 'image.png')).toMatchObject({
      value: { attachment: { name: 'Screenshot' } },
    })
  })

  it('does not read a byte of what is too large', async () => {
    const body = { size: fileLimits.sourceBytes + 1 } as Blob
    const answer = await prepareImage({ body, name: 'wall.png' }, 'Screenshot', openTestPicture)
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'too_large' } })
  })

  it('does not open what is no still image', async () => {
    const open = async () => {
      throw new Error('Opened.')
    }
    for (const bytes of [Buffer.from('<svg/>'), makePng({ animated: true }), Buffer.alloc(0)])
      expect(await prepare(bytes, 'x.png', open)).toMatchObject({
        ok: false,
        problem: { kind: 'bad_request' },
      })
  })

  it('says so when it cannot be opened or read', async () => {
    expect(await prepare(makePng(), 'x.png', async () => null)).toMatchObject({
      problem: { message: expect.stringContaining('damaged') },
    })
    const away = new Blob([new Uint8Array(makePng())])
    away.arrayBuffer = async () => {
      throw new DOMException('The file is gone.', 'NotFoundError')
    }
    expect(await prepareImage({ body: away, name: 'x.png' }, 'Screenshot', openTestPicture)).toMatchObject({
      problem: { message: expect.stringContaining('damaged') },
    })
  })

  it('lets go of the picture, also when it does not fit', async () => {
    let closed = 0
    const open = async () => ({
      width: 10,
      height: 10,
      encode: async () => ({ type: 'image/png', bytes: new Uint8Array(fileLimits.bytes + 1) }),
      close: () => {
        closed += 1
      },
    })
    expect(await prepare(makePng(), 'x.png', open)).toMatchObject({ ok: false })
    expect(closed).toBe(1)
  })
})

describe('the hash', () => {
  it('is the same with and without the browser’s own', async () => {
    const bytes = new Uint8Array(makePng({ width: 50, height: 50, noise: true }))
    expect(await hashOf(bytes)).toBe(sha256(bytes))
    const { crypto } = globalThis
    Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true, writable: true })
    try {
      expect(await hashOf(bytes)).toBe(sha256(bytes))
      expect(await hashOf(new Uint8Array())).toBe(sha256(Buffer.alloc(0)))
    } finally {
      Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true, writable: true })
    }
  })
})
