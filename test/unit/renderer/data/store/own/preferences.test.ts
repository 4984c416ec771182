import { expect, test } from 'vitest'
import { createAside } from '../../../../../../renderer/data/store/sealing/aside.ts'
import { createPreferences } from '../../../../../../renderer/data/store/own/preferences.ts'

/** A device with a database that can stand still, and local storage. */
const makeDevice = () => {
  const stored = new Map<string, string>()
  const local = new Map<string, string>()
  const device = { stands: false }
  const aside = createAside(
    () =>
      ({
        getItem: (key: string) => local.get(key) ?? null,
        setItem: (key: string, value: string) => void local.set(key, value),
        removeItem: (key: string) => void local.delete(key),
      }) as unknown as Storage,
  )
  const open = () =>
    createPreferences({
      kept: {
        read: async (key) => stored.get(key) ?? null,
        write: async (key, value) => {
          if (device.stands) await new Promise<never>(() => undefined)
          stored.set(key, value)
        },
      },
      aside,
      asideKey: 'aside',
      onError: (error) => expect.unreachable(String(error)),
    })
  return { device, open, stored, local }
}

test('a choice that a reload overtook is there, and stored then', async () => {
  const { device, open, stored, local } = makeDevice()
  await open().write('grouping', 'client')
  expect(local.size).toBe(0)
  device.stands = true
  void open().write('grouping', 'none')
  device.stands = false
  const again = open()
  expect(await again.read('grouping')).toBe('none')
  await expect.poll(() => stored.get('preference/grouping')).toBe('none')
  expect(local.size).toBe(0)
  expect(await again.read('grouping')).toBe('none')
})

test('one that was never made is none', async () => {
  expect(await makeDevice().open().read('grouping')).toBeNull()
})
