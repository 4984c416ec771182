import { describe, expect, it } from 'vitest'
import { startTwinDesktop } from '../../support/electron/running-desktop.ts'

const start = (policy: object = { updateUrl: 'https://updates.example/baton' }) =>
  startTwinDesktop({}, (twin) => void (twin.state.adminPolicy = JSON.stringify(policy)))

describe('updates', () => {
  it('are looked for after the start and again and again, whether or not that fails', async () => {
    const { twin } = await start()
    expect(twin.updater.feed).toEqual({ url: 'https://updates.example/baton', channel: 'latest' })
    expect(twin.updater.checks).toBe(0)
    for (let times = 1; times <= 3; times += 1) {
      twin.runTimers()
      expect(twin.updater.checks).toBe(times)
    }
  })

  it('come from the channel that was decided, or not at all', async () => {
    const beta = await start({ updateUrl: 'https://updates.example/baton', updateChannel: 'beta' })
    expect(beta.twin.updater.feed?.channel).toBe('beta')
    expect([beta.twin.updater.allowPrerelease, beta.twin.updater.allowDowngrade]).toEqual([true, false])
    for (const policy of [{}, { updateUrl: 'https://updates.example', updateChannel: 'off' }]) {
      const { twin } = await start(policy)
      twin.runTimers()
      expect([twin.updater.feed, twin.updater.checks]).toEqual([null, 0])
    }
  })

  it('wait for someone to restart or quit, are told once, and interrupt nobody', async () => {
    const { twin } = await start()
    const focused = twin.window.focused
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    expect(twin.toasts.map(({ options }) => options.title)).toEqual(['Baton 1.3.0 is ready'])
    twin.runTimers()
    expect([twin.updater.installs, twin.window.focused, twin.updater.autoInstallOnAppQuit]).toEqual([
      0,
      focused,
      true,
    ])
  })

  it('restart once, after the pages had time to store what is being typed', async () => {
    const { twin, api } = await start()
    await api.capture.open('note')
    twin.windows[1]?.emit('ready-to-show')
    expect(() => twin.tray.choose('update')).toThrow('no update')
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    twin.tray.choose('update')
    twin.tray.choose('update')
    // Losing the focus is when a page stores its drafts.
    expect([twin.window.isVisible(), twin.windows[1]?.isVisible()]).toEqual([false, false])
    expect(twin.updater.installs).toBe(0)
    twin.runTimers()
    expect(twin.updater.installs).toBe(1)
  })

  it('that fail are written down, and nothing else happens', async () => {
    const { twin } = await start()
    twin.updater.emit('error', new Error('sha512 checksum mismatch'))
    expect(twin.logged).toContain('Looking for a new version failed: sha512 checksum mismatch')
    expect(twin.toasts).toEqual([])
  })
})
