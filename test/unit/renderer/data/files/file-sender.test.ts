import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fileLimits } from '../../../../../core/domain/files/attachment.ts'
import { fail, succeed } from '../../../../../core/domain/document/problem.ts'
import { createFileSender } from '../../../../../renderer/data/files/file-sender.ts'
import type { FileRecord } from '../../../../../renderer/data/files/file-shelf.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const parts = 4
const record: FileRecord = {
  hash: 'a'.repeat(64),
  type: 'application/octet-stream',
  bytes: parts * fileLimits.chunkBytes,
  stand: 'waiting',
  own: true,
  keptAt: 0,
  usedAt: 0,
}

/** A sender of one file to a server with room or without; `told` is what its row would say. */
const sending = (server: { hasRoom: boolean; has?: number[] }) => {
  const records = new Map([[record.hash, record]])
  const has = [...(server.has ?? [])]
  const told: (number | string)[] = []
  const put: number[] = []
  const sender = createFileSender({
    client: {
      status: async () => succeed({ complete: false, chunks: [...has] }),
      async put(_file, index) {
        if (!server.hasRoom) return fail('quota_reached', 'You’ve reached this server’s limit.')
        put.push(index)
        has.push(index)
        const complete = has.length === parts
        return succeed({ complete, chunks: complete ? [] : [...has] })
      },
      get: async () => fail('not_found', 'Not asked for.'),
    },
    clock: () => 0,
    isOnline: () => true,
    records,
    read: async () => new Uint8Array(record.bytes),
    sent: async (hash) => {
      records.set(hash, { ...record, stand: 'sent' })
      told.push('sent')
    },
    lost: async () => undefined,
    changed: (hash) => {
      const problem = sender.problemOf(hash)
      if (problem !== null) told.push(problem.kind)
      else if (sender.sending() === hash) told.push(sender.share())
    },
    onError: (error) => {
      throw error
    },
  })
  return { sender, told, put }
}

test('a file says how far it has come, and goes on where it was cut', async () => {
  const whole = sending({ hasRoom: true })
  whole.sender.run()
  await vi.runAllTimersAsync()
  expect(whole.told.filter((one, at, all) => one !== all[at - 1])).toEqual([0, 0.25, 0.5, 0.75, 'sent'])
  const rest = sending({ hasRoom: true, has: [0, 2] })
  rest.sender.run()
  await vi.runAllTimersAsync()
  expect(rest.put).toEqual([1, 3])
  expect(rest.told).toContain(0.5)
})

test('what a limit has stopped says so, and is tried again every ten minutes', async () => {
  const server = { hasRoom: false }
  const { sender, told } = sending(server)
  sender.run()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sender.problemOf(record.hash)?.kind).toBe('quota_reached')
  server.hasRoom = true
  await vi.advanceTimersByTimeAsync(600_000)
  expect(told.at(-1)).toBe('sent')
  expect(sender.problemOf(record.hash)).toBeNull()
  sender.close()
})
