import { expect, test } from 'vitest'
import { fail, succeed } from '../../../../../core/domain/document/problem.ts'
import { openFiles } from '../../../../../renderer/data/files/files.ts'
import { memoryFileShelves } from '../../../../support/electron/memory-files.ts'

test('a screen full of files is fetched a few at a time, as the server has it, and each in the end', async () => {
  const asked: (() => void)[] = []
  let most = 0
  let underway = 0
  const files = await openFiles({
    shelf: await memoryFileShelves()('files'),
    client: {
      status: async () => succeed({ complete: false, chunks: [] }),
      put: async () => succeed({ complete: true, chunks: [] }),
      async get() {
        underway += 1
        most = Math.max(most, underway)
        await new Promise<void>((resolve) => asked.push(resolve))
        underway -= 1
        return fail('not_found', 'Not there.')
      },
    },
    openPicture: async () => expect.unreachable('No pictures here.'),
    clock: () => 0,
    isOnline: () => true,
    inUse: new Set(),
    changed: () => undefined,
    onError: (error) => expect.unreachable(String(error)),
  })
  const type = 'application/octet-stream' as const
  const loading = Promise.all(
    Array.from({ length: 40 }, async (_, n) =>
      files.load({ hash: String(n).padStart(64, '0'), type, bytes: 1 }),
    ),
  )
  for (let answered = 0; answered < 40; answered += 1) {
    await expect.poll(() => asked.length).toBeGreaterThan(0)
    asked.shift()?.()
  }
  expect((await loading).filter(({ ok }) => !ok)).toHaveLength(40)
  expect(most).toBe(4)
  await files.close()
})
