import { describe, expect, it } from 'vitest'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const settle = () => new Promise(setImmediate)

describe('quitting', () => {
  it('waits until what was typed is stored, however often it is asked for, and quits once', async () => {
    const { twin, api } = await startTwinDesktop()
    let stored = (): void => undefined
    let asked = 0
    api.onStore(() => {
      asked += 1
      return new Promise((resolve) => (stored = resolve))
    })
    twin.app.quit()
    twin.app.quit()
    await settle()
    twin.window.close()
    expect([asked, twin.window.isDestroyed()]).toEqual([1, false])
    stored()
    await settle()
    twin.window.close()
    expect(twin.window.isDestroyed()).toBe(true)
    expect(twin.app.asked.filter((one) => one === 'quit')).toHaveLength(3)
  })

  it.each([
    ['doesn’t answer', () => new Promise<void>(() => undefined)],
    ['can’t store', () => Promise.reject(new Error('full'))],
  ])('isn’t held up by a page that %s', async (_, store) => {
    const { twin, api } = await startTwinDesktop()
    api.onStore(store)
    twin.app.quit()
    await settle()
    twin.runTimers()
    await settle()
    twin.window.close()
    expect(twin.window.isDestroyed()).toBe(true)
    expect(twin.logged.join()).toContain('a page did not say that what was typed in it is stored')
  })

  it('doesn’t stop a system that shuts down', async () => {
    const { twin, api } = await startTwinDesktop()
    let asked = 0
    api.onStore(async () => void (asked += 1))
    twin.powerMonitor.emit('shutdown')
    twin.app.quit()
    twin.window.close()
    expect([asked, twin.window.isDestroyed()]).toEqual([0, true])
  })

  it('asks again once a restart that failed has gone on', async () => {
    const { twin, api } = await startTwinDesktop(
      {},
      (before) =>
        void (before.state.adminPolicy = JSON.stringify({ updateUrl: 'https://updates.example/baton' })),
    )
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    twin.tray.choose('update')
    await settle()
    twin.updater.emit('error', new Error('The installer could not be started'))
    let asked = 0
    api.onStore(async () => void (asked += 1))
    twin.app.quit()
    await settle()
    expect(asked).toBe(1)
  })
})
