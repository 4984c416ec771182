import { expect, test } from 'vitest'
import { createPace } from '../../../../server/psa/pace.ts'

const { signal } = new AbortController()

/** A pace of one call a second and three at once, and how long each call that comes at these seconds is made to wait. */
const waitsOf = async (...seconds: number[]): Promise<number[]> => {
  let at = 0
  let waited = 0
  const clock = { now: () => at * 1000, wait: async (ms: number) => (waited = ms / 1000) }
  const pace = createPace({ calls: 10, within: 10_000, atOnce: 3 }, clock)
  const waits: number[] = []
  for (at of seconds) {
    waited = 0
    await pace(signal)
    waits.push(waited)
  }
  return waits
}

test('as many as are allowed go at once, the others in their order at the pace of the limit', async () => {
  expect(await waitsOf(0, 0, 0, 0, 0, 0)).toEqual([0, 0, 0, 1, 2, 3])
})

test('what was not used for a while can be used at once again, and no more than that', async () => {
  expect(await waitsOf(0, 0, 0, 60, 60, 60, 60)).toEqual([0, 0, 0, 0, 0, 0, 1])
})

test('calls slower than the pace never wait', async () => {
  expect(await waitsOf(0, 1, 2, 3, 4, 5, 6)).toEqual([0, 0, 0, 0, 0, 0, 0])
})

test('who gives up does not wait', async () => {
  const pace = createPace({ calls: 1, within: 3_600_000, atOnce: 1 })
  await pace(signal)
  const stop = new AbortController()
  const waiting = pace(stop.signal)
  stop.abort()
  await expect(waiting).rejects.toThrow('abort')
  await expect(pace(stop.signal)).rejects.toThrow('abort')
})
