import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chunkCount, fileLimits } from '../../core/domain/files/attachment.ts'
import { fileCalls } from '../support/server/file-calls.ts'
import { sha256 } from '../support/samples/images.ts'
import { startServerProcess, type RunningServer } from '../support/server/running-server.ts'
import { createWorkspace } from '../support/server/workspace.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServerProcess()
})
afterAll(async () => server.remove())

test('a server killed while a file arrives has what it had answered for, and the rest follows', async () => {
  const { owner } = await createWorkspace(server, {})
  const bytes = randomBytes(4 * fileLimits.chunkBytes - 7)
  const hash = sha256(bytes)
  const type = 'application/octet-stream'
  const files = fileCalls(server.url, owner.signedIn.accessToken)
  const count = chunkCount(bytes.length)
  expect(count).toBe(4)

  const answered: number[] = []
  for (let index = 0; index < count; index += 1) {
    // One part is on its way when the power goes.
    const cut = files.put(bytes, index, { type }).then(
      ({ answer }) => answer,
      () => null,
    )
    await new Promise((resolve) => setTimeout(resolve, index))
    await server.kill()
    const heard = await cut
    if (heard !== null) answered.push(index)
    await server.start()
    const status = await files.status(hash)
    expect(status.complete || answered.every((one) => status.chunks.includes(one))).toBe(true)
    expect((await files.get(hash)).status).toBe(status.complete ? 200 : 404)
    const again = status.complete ? status : (await files.put(bytes, index, { type })).answer
    answered.push(index)
    expect(again.complete).toBe(index === count - 1)
  }
  const got = await files.get(hash)
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true)
})
