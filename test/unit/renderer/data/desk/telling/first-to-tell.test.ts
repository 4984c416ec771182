import { expect, test } from 'vitest'
import { createFirstToTell } from '../../../../../../renderer/data/desk/telling/first-to-tell.ts'

/** Windows of one browser: `looked` says which one has someone in front of it. */
const openWindows = (...looked: boolean[]) => {
  const local = new Map<string, string>()
  const device = { now: 1_000_000 }
  const windows = looked.map((isLookedAt) =>
    createFirstToTell({
      aside: {
        get: (key) => local.get(key) ?? null,
        set: (key, value) => {
          if (value === null) local.delete(key)
          else local.set(key, value)
          return true
        },
      },
      storeKey: 'told',
      isLookedAt: () => isLookedAt,
      clock: () => device.now,
      wait: async () =>
        new Promise((resolve) => {
          setImmediate(resolve)
        }),
    }),
  )
  return { device, local, tell: async (key: string) => Promise.all(windows.map(async (one) => one(key))) }
}

test('the window that someone looks at tells, and no other', async () => {
  expect(await openWindows(false, true, false).tell('escalation:h1')).toEqual([false, true, false])
})

test('if no one looks at any, one tells', async () => {
  const told = await openWindows(false, false, false).tell('escalation:h1')
  expect(told.filter(Boolean)).toHaveLength(1)
})

test('other news is told, and the same again when it comes later', async () => {
  const { device, tell, local } = openWindows(true, false)
  await tell('summary')
  expect(await tell('escalation:h1')).toEqual([true, false])
  device.now += 60_000
  expect(await tell('summary')).toEqual([true, false])
  expect(Object.keys(JSON.parse(local.get('told') ?? '{}'))).toEqual(['summary'])
})
