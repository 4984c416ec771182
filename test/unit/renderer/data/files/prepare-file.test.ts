import { describe, expect, it } from 'vitest'
import { Attachment, fileLimits, imageLimits } from '../../../../../core/domain/files/attachment.ts'
import { prepareFile } from '../../../../../renderer/data/files/prepare-file.ts'
import { hashOf } from '../../../../../renderer/data/files/sha256.ts'
import { makePng, sha256 } from '../../../../support/samples/images.ts'
import { openTestPicture } from '../../../../support/electron/memory-files.ts'

const blobOf = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)])
const names = { image: 'Screenshot', file: 'File', text: 'Pasted.txt' }
const prepare = async (bytes: Uint8Array, name = 'Router.png', open = openTestPicture) =>
  prepareFile({ body: blobOf(bytes), name }, names, open)

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

  it('lets go of the picture, also when it does not fit and is attached as it is', async () => {
    let closed = 0
    const open = async () => ({
      width: 10,
      height: 10,
      encode: async () => ({ type: 'image/png', bytes: new Uint8Array(imageLimits.bytes + 1) }),
      close: () => {
        closed += 1
      },
    })
    expect(await prepare(makePng(), 'x.png', open)).toMatchObject({
      value: { attachment: { type: 'application/octet-stream', format: 'image', name: 'x.png' } },
    })
    expect(closed).toBe(1)
  })
})

describe('preparing any other file', () => {
  const never = async () => {
    throw new Error('Opened.')
  }

  it('keeps it byte by byte, and says what it holds', async () => {
    const log = Buffer.from('14:06 WARN 401\r\n')
    const prepared = await prepare(log, 'C:\\logs\\netlogon.log', never)
    expect(prepared).toMatchObject({
      ok: true,
      value: {
        attachment: {
          hash: sha256(log),
          bytes: log.length,
          format: 'text',
          name: 'netlogon.log',
          preview: '',
        },
        body: new Uint8Array(log),
      },
    })
    const { attachment } = prepared.ok ? prepared.value : { attachment: null }
    expect(Attachment.safeParse(attachment).success).toBe(true)
  })

  it.each([
    ['a drawing that could run scripts', Buffer.from('<svg onload="alert(1)"/>'), 'plan.svg', 'text'],
    ['a moving picture', makePng({ animated: true }), 'cat.png', 'image'],
    ['a picture cut short', makePng().subarray(0, 16), 'half.png', 'image'],
    ['something without a name', Buffer.from([1, 2, 3]), '', 'unknown'],
  ])('never opens %s', async (_, bytes, name, format) => {
    expect(await prepare(bytes, name, never)).toMatchObject({
      value: { attachment: { type: 'application/octet-stream', format, name: name === '' ? 'File' : name } },
    })
  })

  it('takes a picture that cannot be opened as the file it is', async () => {
    expect(await prepare(makePng(), 'x.png', async () => null)).toMatchObject({
      value: { attachment: { format: 'image', name: 'x.png' } },
    })
  })

  it('previews a pasted text, however it begins', async () => {
    const text = `\u0089PNG is how it begins\n${'京 is a line\n'.repeat(2000)}`
    const pasted = { body: new Blob([text]), name: '', pasted: true }
    expect(await prepareFile(pasted, names, never)).toMatchObject({
      value: {
        attachment: {
          format: 'text',
          name: 'Pasted.txt',
          preview: expect.stringMatching(/line\n京 is a line$/),
        },
      },
    })
  })

  it.each([
    ['too large, of which no byte is read', { size: fileLimits.bytes + 1 } as Blob, 'too_large', '25 MB'],
    ['empty', new Blob([]), 'bad_request', 'is empty'],
  ])('rejects what is %s', async (_, body, kind, words) => {
    expect(await prepareFile({ body, name: 'wall.log' }, names, never)).toMatchObject({
      ok: false,
      problem: { kind, message: expect.stringContaining(words) },
    })
  })

  it('says so when it cannot be read: a folder, or a file that was moved', async () => {
    const away = new Blob(['x'])
    away.arrayBuffer = async () => {
      throw new DOMException('The file is gone.', 'NotFoundError')
    }
    expect(await prepareFile({ body: away, name: 'logs' }, names, never)).toMatchObject({
      problem: { message: expect.stringContaining('“logs” couldn’t be read') },
    })
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
