import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { pushStateOf } from '../../../../renderer/features/channels/use-push.ts'
import { endPushes, pushDeviceHere } from '../../../../renderer/offline/pushes.ts'

afterEach(() => vi.unstubAllGlobals())

const endpoint = 'https://push.example/send/abc'

/** A browser that takes pushes; its notifications and whether it is subscribed. */
const openBrowser = () => {
  const browser = { isSubscribed: true, shown: ['Escalation from Ana · Northwind'] }
  const subscription = {
    endpoint,
    unsubscribe: async () => {
      browser.isSubscribed = false
      return true
    },
  }
  const registration = {
    pushManager: { getSubscription: async () => (browser.isSubscribed ? subscription : null) },
    getNotifications: async () =>
      browser.shown.map((title) => ({
        close() {
          browser.shown = browser.shown.filter((other) => other !== title)
        },
      })),
  }
  vi.stubGlobal('window', { isSecureContext: true, PushManager: {}, Notification: {} })
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } })
  return browser
}

test('a browser whose person leaves takes no more pushes, and shows none any longer', async () => {
  const browser = openBrowser()
  await endPushes()
  expect(browser).toEqual({ isSubscribed: false, shown: [] })
  expect(await pushDeviceHere()).toBeNull()
  // Where there is nothing to end, that is no failure.
  await endPushes()
  vi.stubGlobal('window', { isSecureContext: false })
  await endPushes()
})

test('a browser is allowed if the server has it among this person’s devices, and only then', async () => {
  openBrowser()
  const here = await pushDeviceHere()
  expect(here).toBe(createHash('sha256').update(endpoint).digest('hex'))
  const device = { id: here ?? '', name: 'Chrome on Linux', addedAt: 1 }
  expect(pushStateOf(true, here, [device])).toBe('on')
  // Subscribed by someone else who was here before, or removed from the list meanwhile.
  expect(pushStateOf(true, here, [{ ...device, id: 'phone' }])).toBe('off')
  expect(pushStateOf(true, here, [])).toBe('off')
  expect(pushStateOf(true, null, [device])).toBe('off')
  expect(pushStateOf(false, here, [device])).toBe('impossible')
})
