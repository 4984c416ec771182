import { describe, expect, it } from 'vitest'
import { twinEvent } from '../../../support/electron/electron-parts.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const home = '/home/nia/.config/Baton'
const settle = () => new Promise(setImmediate)

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

  it('wait for someone to restart or quit, are told once, and interrupt no one', async () => {
    const { twin } = await start()
    const focused = twin.window.focused
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    twin.runTimers()
    expect(twin.toasts.map(({ options }) => options.title)).toEqual(['Baton 1.3.0 is ready'])
    expect([twin.updater.installs, twin.window.focused, twin.updater.autoInstallOnAppQuit]).toEqual([
      0,
      focused,
      true,
    ])
  })

  it('restart once, when every page has said that what is typed in it is stored', async () => {
    const { twin, api } = await start()
    await api.capture.open('note')
    twin.windows[1]?.emit('ready-to-show')
    expect(() => twin.tray.choose('update')).toThrow('no update')
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    let stored = (): void => undefined
    api.onStore(() => new Promise((resolve) => (stored = resolve)))
    twin.tray.choose('update')
    twin.tray.choose('update')
    await settle()
    expect([twin.window.isVisible(), twin.windows[1]?.isVisible()]).toEqual([false, false])
    const [asked] = twin.windows[1]?.webContents.sent.filter(({ channel }) => channel === 'page:store') ?? []
    await twin.invoke('page:answer', [asked?.args[0], true], { contentsId: 2 })
    expect(twin.updater.installs).toBe(0)
    stored()
    await settle()
    expect(twin.updater.installs).toBe(1)
    // A window that only hides when it is closed would keep the system from ending the app.
    twin.window.close()
    expect(twin.window.isDestroyed()).toBe(true)
  })

  it('ask when a page doesn’t say so in time, or says that it can’t, and then don’t restart by themselves', async () => {
    for (const store of [() => new Promise<void>(() => undefined), () => Promise.reject(new Error('full'))]) {
      const { twin, api } = await start()
      twin.updater.emit('update-downloaded', { version: '1.3.0' })
      api.onStore(store)
      twin.tray.choose('update')
      await settle()
      twin.runTimers()
      await settle()
      expect([twin.state.dialogs, twin.updater.installs, twin.window.isVisible()]).toEqual([1, 0, true])
      twin.state.dialogAnswer = 1
      twin.tray.choose('update')
      await settle()
      twin.runTimers()
      await settle()
      expect([twin.state.dialogs, twin.updater.installs]).toEqual([2, 1])
    }
  })

  it('wait for someone who is typing', async () => {
    const { twin } = await start()
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    const type = (): void => {
      const key = { type: 'keyDown', key: 'a', control: false, meta: false, alt: false }
      twin.window.webContents.emit('before-input-event', twinEvent({}), key)
    }
    type()
    twin.tray.choose('update')
    await settle()
    twin.state.now += 1_500
    type()
    twin.runTimers()
    await settle()
    expect([twin.updater.installs, twin.window.isVisible()]).toEqual([0, true])
    twin.state.now += 2_500
    twin.runTimers()
    await settle()
    expect(twin.updater.installs).toBe(1)
  })

  it('that can’t be installed leave what runs as it was, and are told once', async () => {
    const { twin } = await start()
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    for (let times = 0; times < 2; times += 1) {
      twin.tray.choose('update')
      await settle()
      twin.updater.emit('error', new Error('The installer could not be started'))
      twin.runTimers()
    }
    expect(twin.updater.installs).toBe(2)
    expect(twin.window.isVisible()).toBe(true)
    expect(twin.toasts.map(({ options }) => options.title)).toEqual([
      'Baton 1.3.0 is ready',
      'Baton couldn’t be updated to 1.3.0',
    ])
    expect(twin.toast.options.body).toContain('You still have 1.2.3')
    twin.window.close()
    expect(twin.window.isDestroyed()).toBe(false)
  })

  it('that the system doesn’t get to install are given up after a while', async () => {
    const { twin } = await start()
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    twin.tray.choose('update')
    await settle()
    expect(twin.window.isVisible()).toBe(false)
    twin.runTimers()
    expect(twin.window.isVisible()).toBe(true)
  })

  it('that were lost on the way are told at the next start, once', async () => {
    const first = await start()
    first.twin.updater.emit('update-downloaded', { version: '1.3.0' })
    first.twin.app.emit('will-quit')
    const kept = first.twin.files(home).contents.get('update.json') ?? ''
    const later = async (ms: number, file: string) => {
      const { twin } = await startTwinDesktop({}, (before) => {
        before.state.now += ms
        before.files(home).contents.set('update.json', file)
      })
      twin.runTimers()
      return {
        told: twin.toasts.map(({ options }) => options.title),
        file: twin.files(home).contents.get('update.json') ?? '',
      }
    }
    // The installer may still be at work.
    expect((await later(1_000, kept)).told).toEqual([])
    const second = await later(600_000, kept)
    expect(second.told).toEqual(['Baton couldn’t be updated to 1.3.0'])
    expect((await later(900_000, second.file)).told).toEqual([])
    const updated = await later(600_000, kept.replace('"from": "1.2.3"', '"from": "1.1.0"'))
    expect([updated.told, JSON.parse(updated.file)]).toEqual([[], null])
  })

  it('come from the channel that someone chose, from now on and after a restart', async () => {
    const { twin, api } = await start()
    expect(await api.updates?.read()).toEqual({
      isOn: true,
      channel: 'stable',
      isDecided: false,
      ready: null,
    })
    twin.updater.emit('update-downloaded', { version: '1.3.0' })
    let changes = 0
    api.updates?.onChange(() => (changes += 1))
    expect(await api.updates?.setChannel('beta')).toMatchObject({ channel: 'beta', ready: null })
    expect([twin.updater.feed?.channel, twin.updater.allowPrerelease, twin.updater.checks]).toEqual([
      'beta',
      true,
      1,
    ])
    // What was downloaded came from the other one.
    expect(twin.updater.autoInstallOnAppQuit).toBe(false)
    twin.updater.emit('update-downloaded', { version: '1.4.0-beta.1' })
    expect([twin.updater.autoInstallOnAppQuit, changes]).toEqual([true, 2])
    const kept = twin.files(home).contents.get('settings.json') ?? ''
    const again = await startTwinDesktop({}, (before) => {
      before.state.adminPolicy = JSON.stringify({ updateUrl: 'https://updates.example/baton' })
      before.files(home).contents.set('settings.json', kept)
    })
    expect(again.twin.updater.feed?.channel).toBe('beta')
  })

  it('come from the channel that the policy decides, whatever someone chose', async () => {
    const policy = { updateUrl: 'https://updates.example/baton', updateChannel: 'stable' }
    const { twin, api } = await startTwinDesktop({}, (before) => {
      before.state.adminPolicy = JSON.stringify(policy)
      before.files(home).contents.set('settings.json', '{"serverUrl":null,"updateChannel":"beta"}')
    })
    expect(await api.updates?.setChannel('beta')).toMatchObject({ channel: 'stable', isDecided: true })
    expect(twin.updater.feed?.channel).toBe('latest')
    const none = await startTwinDesktop()
    expect((await none.api.updates?.read())?.isOn).toBe(false)
  })

  it('that fail are written down, and nothing else happens', async () => {
    const { twin } = await start()
    twin.updater.emit('error', new Error('sha512 checksum mismatch'))
    expect(twin.logged).toContain('Looking for a new version failed: sha512 checksum mismatch')
    expect(twin.toasts).toEqual([])
  })
})
