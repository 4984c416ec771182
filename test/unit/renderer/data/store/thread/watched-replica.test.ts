import { expect, test } from 'vitest'
import { createCipher } from '../../../../../../renderer/data/store/sealing/cipher.ts'
import { openReplicaDatabase } from '../../../../../../renderer/data/store/replica/replica-database.ts'
import { watchReplica } from '../../../../../../renderer/data/store/thread/watched-replica.ts'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { newTestKey } from '../../../../../support/desk/test-keys.ts'

const open = async () => openReplicaDatabase(`watched${Math.random()}`, getRxStorageMemory())

test.each([
  ['was changed', async () => createCipher([await newTestKey()]).open('here', new Uint8Array(40))],
  [
    'lost its file',
    async () => {
      throw new Error('Dexie failed', {
        cause: new DOMException('Failed to read large IndexedDB value', 'DataError'),
      })
    },
  ],
])('a page that %s is told of once, and what asked for it fails', async (_, failure) => {
  const told: unknown[] = []
  const replica = await open()
  const watched = watchReplica({ ...replica, findMany: failure as never }, (error) => told.push(error))
  const ask = async () => watched.findMany([])
  await expect(ask()).rejects.toThrow(Error)
  await expect(ask()).rejects.toThrow(Error)
  expect(told).toHaveLength(1)
  await replica.close()
})

test('anything else that fails isn’t damage', async () => {
  const told: unknown[] = []
  const replica = await open()
  const failing = async () => {
    throw new DOMException('Quota exceeded.', 'QuotaExceededError')
  }
  const watched = watchReplica({ ...replica, write: failing }, (error) => told.push(error))
  await expect(watched.write([], replica.head)).rejects.toThrow('Quota exceeded.')
  expect(told).toEqual([])
  await replica.close()
})
