import { expect, test } from 'vitest'
import { createAskOnce } from '../../../../../renderer/features/writebacks/ask-once.ts'

test('a page is asked for once while it is on its way', async () => {
  const once = createAskOnce()
  let asked = 0
  const ask = async () => void (asked += 1)
  await Promise.all([once('page 2', ask), once('page 2', ask), once('page 3', ask)])
  expect(asked).toBe(2)
})

test('a page that was answered is asked for anew once the list was read from its start', async () => {
  const once = createAskOnce()
  let asked = 0
  const ask = async () => void (asked += 1)
  await once('page 2', ask)
  await once('page 2', ask)
  expect(asked).toBe(2)
})

test('and so is one that failed', async () => {
  const once = createAskOnce()
  const fail = async () => {
    throw new Error('The window that was asked is gone.')
  }
  await expect(once('page 2', fail)).rejects.toThrow('is gone')
  await expect(once('page 2', fail)).rejects.toThrow('is gone')
})
