import { describe, expect, it } from 'vitest'
import { quit, startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const home = '/home/nia/.config/Baton'
const saved = (state: unknown) => JSON.stringify(state)

describe('the window', () => {
  it('is isolated and sandboxed', async () => {
    const { twin } = await startTwinDesktop()
    // Nothing else is set: no experimental features, no features of Blink.
    expect(twin.window.options.webPreferences).toEqual({
      preload: '/app/out/preload/index.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      backgroundThrottling: false,
      spellcheck: false,
      devTools: false,
    })
  })
  it('has developer tools in development only', async () => {
    const { twin } = await startTwinDesktop({}, (before) => void (before.app.isPackaged = false))
    expect(twin.window.options.webPreferences?.devTools).toBe(true)
  })
  it('loads our own page and shows once it is painted', async () => {
    const { twin } = await startTwinDesktop()
    expect(twin.window.loads).toEqual(['app://baton/'])
    expect(twin.window.options.show).toBe(false)
    expect(twin.window.isVisible()).toBe(true)
  })
  it('stays in the tray with --hidden', async () => {
    const { twin } = await startTwinDesktop({ argv: ['--hidden'] })
    expect(twin.window.isVisible()).toBe(false)
    twin.tray.choose('show')
    expect(twin.window.isVisible()).toBe(true)
  })
  it('hides on close and lives on; quitting closes it', async () => {
    const { twin } = await startTwinDesktop()
    twin.window.close()
    expect(twin.window.isDestroyed()).toBe(false)
    expect(twin.window.isVisible()).toBe(false)
    twin.tray.choose('quit')
    await new Promise(setImmediate)
    twin.window.close()
    expect(twin.window.isDestroyed()).toBe(true)
  })
  it('does not hold up the end of a Windows session', async () => {
    const { twin } = await startTwinDesktop({ platform: 'win32' })
    twin.window.emit('session-end', {})
    twin.window.close()
    expect(twin.window.isDestroyed()).toBe(true)
  })
  it('comes to the front when asked, also from minimized', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.window.close()
    twin.window.minimized = true
    await api.focusWindow()
    expect([twin.window.isVisible(), twin.window.minimized, twin.window.focused]).toEqual([true, false, 1])
  })
  it('comes back from the dock on macOS', async () => {
    const { twin } = await startTwinDesktop({ platform: 'darwin' })
    twin.window.close()
    twin.app.emit('activate', {}, false)
    expect(twin.window.isVisible()).toBe(true)
  })
  it('keeps the title with the count against the title of the page', async () => {
    const { twin } = await startTwinDesktop()
    let prevented = false
    twin.window.emit('page-title-updated', { preventDefault: () => void (prevented = true) }, 'Page')
    expect(prevented).toBe(true)
  })
})

describe('bounds', () => {
  it('are centred the first time, and remembered', async () => {
    const first = await startTwinDesktop()
    expect(first.twin.window.options).not.toHaveProperty('x')
    expect(first.twin.window.options).toMatchObject({ width: 1280, height: 820 })
    first.twin.window.bounds = { x: 40, y: 60, width: 1000, height: 700 }
    first.twin.window.maximized = true
    first.twin.window.close()
    const text = first.twin.files(home).contents.get('window.json') ?? ''

    const second = await startTwinDesktop(
      {},
      (twin) => void twin.files(home).contents.set('window.json', text),
    )
    expect(second.twin.window.options).toMatchObject({ x: 40, y: 60, width: 1000, height: 700 })
    expect(second.twin.window.maximized).toBe(true)
  })
  it.each([
    ['left of every screen', { x: -5000, y: 10, width: 1000, height: 700 }],
    ['with only a sliver left', { x: 1900, y: 10, width: 1000, height: 700 }],
    ['with the title bar above the screen', { x: 10, y: -300, width: 1000, height: 700 }],
    ['below the screen', { x: 10, y: 1030, width: 1000, height: 700 }],
  ])('are not restored %s', async (_where, bounds) => {
    const { twin } = await startTwinDesktop({}, (before) => {
      before.files(home).contents.set('window.json', saved({ bounds, maximized: false }))
    })
    expect(twin.window.options).not.toHaveProperty('x')
    expect(twin.window.options).toMatchObject({ width: 1000, height: 700 })
  })
  it('are restored on a second screen, and shrink to what fits', async () => {
    const { twin } = await startTwinDesktop({}, (before) => {
      before.state.workAreas = [
        { x: 0, y: 0, width: 1280, height: 700 },
        { x: -1280, y: 0, width: 1280, height: 700 },
      ]
      before
        .files(home)
        .contents.set(
          'window.json',
          saved({ bounds: { x: -1200, y: 20, width: 3000, height: 2000 }, maximized: false }),
        )
    })
    expect(twin.window.options).toMatchObject({ x: -1200, y: 20, width: 1280, height: 700 })
  })
  it.each([
    '{',
    '{"bounds":{"x":"a"}}',
    '{"bounds":{"x":1e99,"y":0,"width":1,"height":1},"maximized":false}',
  ])('are forgotten when the file is damaged: %s', async (text) => {
    const { twin } = await startTwinDesktop(
      {},
      (before) => void before.files(home).contents.set('window.json', text),
    )
    expect(twin.window.options).toMatchObject({ width: 1280, height: 820 })
    expect(twin.files(home).aside.get('window.json')).toBe(text)
  })
  it('do not stop the app from closing when the disk is full', async () => {
    const { twin } = await startTwinDesktop()
    twin.files(home).full = true
    await quit(twin)
    twin.window.close()
    expect(twin.window.isDestroyed()).toBe(true)
  })
})

describe('a crashed client', () => {
  const crash = (twin: Awaited<ReturnType<typeof startTwinDesktop>>['twin'], reason = 'crashed') =>
    twin.window.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 })

  it.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed', 'memory-eviction'])(
    'is reloaded after %s',
    async (reason) => {
      const { twin } = await startTwinDesktop()
      crash(twin, reason)
      expect(twin.window.loads).toHaveLength(2)
    },
  )
  it('is not reloaded when it ended cleanly, or the app is quitting', async () => {
    const { twin } = await startTwinDesktop()
    crash(twin, 'clean-exit')
    await quit(twin)
    crash(twin)
    expect(twin.window.loads).toHaveLength(1)
  })
  it('asks after the third reload within a minute, instead of looping', async () => {
    const { twin } = await startTwinDesktop()
    for (let n = 0; n < 4; n += 1) crash(twin)
    expect(twin.window.loads).toHaveLength(4)
    expect(twin.state.dialogs).toBe(1)
    // "Reopen" loads once more and counts from zero again.
    await Promise.resolve()
    await new Promise(setImmediate)
    expect(twin.window.loads).toHaveLength(5)
    crash(twin)
    expect(twin.window.loads).toHaveLength(6)
    expect(twin.state.dialogs).toBe(1)
  })
  it('quits when the person has had enough', async () => {
    const { twin } = await startTwinDesktop()
    twin.state.dialogAnswer = 1
    for (let n = 0; n < 4; n += 1) crash(twin)
    await new Promise(setImmediate)
    expect(twin.app.asked).toContain('quit')
    expect(twin.window.loads).toHaveLength(4)
  })
  it('is reloaded for ever when it crashes once in a while', async () => {
    const { twin } = await startTwinDesktop()
    for (let n = 0; n < 10; n += 1) {
      crash(twin)
      twin.state.now += 30_000
    }
    expect(twin.window.loads).toHaveLength(11)
    expect(twin.state.dialogs).toBe(0)
  })
})
