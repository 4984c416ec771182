import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRateLimit } from '../../../../server/quotas/rate-limit.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const start = () => {
  const limit = createRateLimit({ points: 3, seconds: 30 })
  const take = async (key: string, times = 1) => {
    const answers: number[] = []
    for (let n = 0; n < times; n += 1) answers.push(await limit.take(key))
    return answers
  }
  return { limit, take }
}

test('grants so many in a window, and says how long it stays shut', async () => {
  const { take } = start()
  expect(await take('a', 4)).toEqual([0, 0, 0, 30_000])
  vi.setSystemTime(1_020_000)
  expect(await take('a')).toEqual([10_000])
  vi.setSystemTime(1_030_000)
  expect(await take('a', 4)).toEqual([0, 0, 0, 30_000])
})

test('counts each key for itself', async () => {
  const { take } = start()
  await take('a', 3)
  expect([...(await take('b')), ...(await take('a'))]).toEqual([0, 30_000])
})

test('gives back what was taken, and what was refused counts for nothing', async () => {
  const { limit, take } = start()
  for (let n = 0; n < 50; n += 1) {
    expect(await limit.take('a')).toBe(0)
    await limit.giveBack('a')
  }
  await take('a', 10)
  await limit.giveBack('a')
  expect(await take('a', 2)).toEqual([0, 30_000])
})

test('remembers no more than 20,000 keys, the latest ones', async () => {
  const { take } = start()
  await take('first', 3)
  for (let n = 0; n < 19_999; n += 1) await take(`key${n}`)
  expect(await take('first')).toEqual([30_000])
  for (let n = 0; n < 20_000; n += 1) await take(`other${n}`)
  expect(await take('first')).toEqual([0])
})
