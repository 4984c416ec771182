import { expect, test } from 'vitest'
import { fail, succeed } from '../../../../../core/domain/document/problem.ts'
import { namesAt } from '../../../../../renderer/data/files/file-drafts.ts'
import { openFiles } from '../../../../../renderer/data/files/files.ts'
import { memoryFileShelves } from '../../../../support/electron/memory-files.ts'

test('files that the server removed while their entry waited are sent again, others are not', async () => {
  const onServer = new Set<string>()
  const put: string[] = []
  const files = await openFiles({
    shelf: await memoryFileShelves()('files'),
    client: {
      status: async (hash) => succeed({ complete: onServer.has(hash), chunks: [] }),
      async put({ hash }) {
        put.push(hash)
        onServer.add(hash)
        return succeed({ complete: true, chunks: [] })
      },
      get: async () => fail('not_found', 'Not asked for.'),
    },
    openPicture: async () => expect.unreachable('No pictures here.'),
    clock: () => 0,
    isOnline: () => true,
    inUse: new Set(),
    changed: () => undefined,
    onError: (error) => expect.unreachable(String(error)),
  })
  const keep = async (text: string): Promise<string> => {
    const kept = await files.keep({ body: new Blob([text]), name: `${text}.log` }, namesAt(0))
    if (!kept.ok) throw new Error(kept.problem.message)
    await files.commit([kept.value.hash])
    return kept.value.hash
  }
  const removed = await keep('router')
  const there = await keep('switch')
  const other = await keep('printer')
  await expect.poll(() => files.waiting()).toBe(0)
  expect(put.splice(0)).toEqual([removed, there, other])
  onServer.delete(removed)
  onServer.delete(other)
  await files.sendOwnAgain(new Set([removed, there]))
  await expect.poll(() => files.waiting()).toBe(0)
  expect(put).toEqual([removed])
  await files.close()
})
