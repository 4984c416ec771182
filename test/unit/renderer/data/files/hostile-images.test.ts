import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Attachment } from '../../../../../core/domain/files/attachment.ts'
import { succeed } from '../../../../../core/domain/document/problem.ts'
import { createFileViews } from '../../../../../renderer/data/files/file-views.ts'
import { openFiles, type Files } from '../../../../../renderer/data/files/files.ts'
import { imageWords } from '../../../../../renderer/features/files/image-words.ts'
import { memoryFileShelves, openTestPicture } from '../../../../support/electron/memory-files.ts'
import { attachmentOf, makePng } from '../../../../support/samples/images.ts'
import { soon } from '../../../../support/soon.ts'

/** What a server that was taken over, or a colleague's broken app, hands on as an image. */

const bombOf = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(makePng({ noise: true }))
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

let asked = 0
const filesServing = async (bytes: Uint8Array): Promise<Files> =>
  openFiles({
    shelf: await memoryFileShelves(new Map())('files'),
    client: {
      status: async () => succeed({ complete: true, chunks: [] }),
      put: async () => succeed({ complete: true, chunks: [] }),
      get: async () => {
        asked += 1
        return succeed(new Uint8Array(bytes))
      },
    },
    openPicture: openTestPicture,
    clock: () => 0,
    isOnline: () => true,
    inUse: { has: () => false },
    changed: () => undefined,
    onError: (error) => {
      throw error
    },
  })

beforeEach(() => {
  asked = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('what claims to be larger than what is kept is neither kept nor handed on to be decoded', async () => {
  const bytes = bombOf(100_000, 100_000)
  const files = await filesServing(bytes)
  const image = attachmentOf(bytes)
  expect(await files.load(image)).toMatchObject({ ok: false, problem: { kind: 'too_large' } })
  expect(files.progressOf(image.hash)).toBeNull()
})

test('what is another kind of file than its entry says is not handed on', async () => {
  const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const files = await filesServing(page)
  expect(await files.load(attachmentOf(page))).toMatchObject({ ok: false, problem: { kind: 'bad_request' } })
  const png = makePng()
  const jpeg: Attachment = attachmentOf(png, { type: 'image/jpeg' })
  expect(await (await filesServing(png)).load(jpeg)).toMatchObject({ problem: { kind: 'bad_request' } })
})

test('on the screen it says why, and is not fetched again and again', async () => {
  const bytes = bombOf(20_000, 20_000)
  const views = createFileViews(() => undefined)
  views.attach(await filesServing(bytes))
  const view = views.view(attachmentOf(bytes))
  const stop = view.subscribe(() => undefined)
  await soon(() => expect(view.get()).toMatchObject({ url: null, state: 'failed' }))
  expect(imageWords(view.get())).toContain('20000 × 20000 pixels')
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(asked).toBe(1)
  stop()
  views.close()
})
