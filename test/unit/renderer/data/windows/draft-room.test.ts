import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createDraftRoom } from '../../../../../renderer/data/windows/draft-room.ts'

/** A desk of one draft on a slow disk, which can be full. */
const slowDesk = (isFull = false) => {
  let held = ''
  return {
    readDraft: async () => held,
    async writeDraft(_key: string, text: string) {
      if (isFull) {
        held = text
        throw new Error('QuotaExceededError')
      }
      await delay(5)
      held = text
      return text
    },
  }
}

test('a draft is read after what was to be written to it before', async () => {
  const room = createDraftRoom(slowDesk())
  void room.write('w1', 'k', 'one')
  void room.write('w1', 'k', 'one two')
  expect(await room.read('k')).toBe('one two')
})

test('a draft that could not be stored is read from where it is held', async () => {
  const room = createDraftRoom(slowDesk(true))
  const written = room.write('w1', 'k', 'one')
  const read = room.read('k')
  await expect(written).rejects.toThrow('QuotaExceededError')
  expect(await read).toBe('one')
})
