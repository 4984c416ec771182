import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createHolder } from '../../../../../renderer/data/react/shared.ts'
import { createSendQueue } from '../../../../../renderer/features/sessions/composer/send-queue.ts'

/** The composers of a desk whose disk can be full. */
const composers = () => {
  const disk = { text: '', isFull: false }
  const desk = {}
  const holder = createHolder(
    () =>
      createSendQueue({
        read: async () => disk.text,
        async write(text) {
          if (disk.isFull) throw new Error('QuotaExceededError')
          disk.text = text
          return text
        },
      }),
    (queue) => !queue.get().saved,
  )
  const open = async () => {
    const held = holder.find(desk, 's1')
    const close = holder.use(desk, 's1', held)
    await held.thing.rest()
    return { queue: held.thing, close }
  }
  return { disk, open }
}

test('a composer that is opened again while it was never left is the same', async () => {
  const { open } = composers()
  const one = await open()
  const two = await open()
  one.close()
  await delay(0)
  expect((await open()).queue).toBe(two.queue)
})

test('one that was left is dropped once it is idle, and what others wrote meanwhile is read', async () => {
  const { disk, open } = composers()
  const one = await open()
  one.queue.type('VLAN 12')
  one.close()
  await delay(10)
  expect(disk.text).toBe('VLAN 12')
  disk.text = 'VLAN 12, and the port is shut'
  expect((await open()).queue.get().text).toBe('VLAN 12, and the port is shut')
})

test('one that holds what the disk could not take stays until it could, and no longer', async () => {
  const { disk, open } = composers()
  const one = await open()
  disk.isFull = true
  one.queue.type('VLAN 12')
  one.close()
  await delay(10)
  const again = await open()
  expect(again.queue, 'it still holds the text').toBe(one.queue)
  again.close()
  await delay(10)
  disk.isFull = false
  // It tries again by itself.
  await expect.poll(() => one.queue.get().saved, { timeout: 20_000 }).toBe(true)
  // Another window sends the text.
  disk.text = ''
  expect((await open()).queue.get().text).toBe('')
})
