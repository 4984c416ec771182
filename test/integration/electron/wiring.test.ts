import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { Emitter, ToastTwin, TrayTwin, WindowTwin } from '../../support/electron/electron-parts.ts'
import { createElectronTwin } from '../../support/electron/electron-twins.ts'
import { soon } from '../../support/soon.ts'

/**
 * `electron/main/index.ts` itself: the one file that imports Electron. The package's place is taken by a module made
 * of the twins, so this shows that the wiring comes up, finds its files on the disk and reads its environment.
 */
const root = resolve(import.meta.dirname, '../../..')
const userData = mkdtempSync(join(tmpdir(), 'baton-wiring-'))
afterAll(() => rmSync(userData, { recursive: true, force: true }))

const twin = createElectronTwin()
const images: (Buffer | string)[] = []
const trays: TrayTwin[] = []
const windows: WindowTwin[] = []

vi.mock('electron', () => ({
  app: twin.app,
  protocol: twin.protocol,
  ipcMain: twin.ipcMain,
  safeStorage: twin.safeStorage,
  powerMonitor: twin.powerMonitor,
  globalShortcut: twin.globalShortcut,
  dialog: twin.parts.dialog,
  session: { defaultSession: twin.session },
  BrowserWindow: class extends WindowTwin {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(options, windows.length + 1)
      windows.push(this)
    }
  },
  Tray: class extends TrayTwin {
    constructor(image: unknown) {
      super(image)
      trays.push(this)
    }
  },
  Notification: class extends ToastTwin {
    static isSupported = () => true
    constructor(options: Electron.NotificationConstructorOptions) {
      super(options, { event: 'show' })
    }
  },
  Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined },
  nativeImage: {
    createFromBuffer: (buffer: Buffer) => (images.push(buffer), { buffer }),
    createFromPath: (path: string) => (images.push(path), { path }),
  },
  net: { request: () => new Emitter() },
  shell: { openPath: async () => 'no file manager' },
  systemPreferences: { getUserDefault: () => '' },
  nativeTheme: { shouldUseDarkColors: true },
  screen: {
    on: () => undefined,
    getCursorScreenPoint: () => ({ x: 10, y: 10 }),
    getDisplayNearestPoint: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }),
    getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  },
}))

it('wires Electron to the desktop: window, tray, files and the calls of the page', async () => {
  vi.stubEnv('BATON_USER_DATA_DIR', userData)
  vi.stubEnv('BATON_SERVER_URL', 'http://127.0.0.1:4999')
  const argv = process.argv
  process.argv = ['electron', '.', '--profile', 'two']
  try {
    await import('../../../electron/main/index.ts')
  } finally {
    process.argv = argv
  }
  twin.app.becomeReady()
  await soon(() => expect(twin.ipcMain.handlers.size).toBeGreaterThan(0))

  const [window] = windows
  expect(window?.loads).toEqual(['app://baton/'])
  expect(window?.options.backgroundColor).toBe('#17181b')
  expect(window?.options.webPreferences?.preload).toBe(join(root, 'out/preload/index.cjs'))
  const icon = window?.options.icon
  if (process.platform === 'linux') expect(typeof icon === 'string' && existsSync(icon)).toBe(true)
  expect(trays).toHaveLength(1)
  // Read from the disk where Electron would not read them by itself.
  for (const image of images) {
    expect(typeof image === 'string' ? existsSync(image) : image.subarray(1, 4).toString() === 'PNG').toBe(
      true,
    )
  }
  expect(images.length).toBeGreaterThan(0)

  const sender = { sender: { id: 1 }, senderFrame: { url: 'app://baton/', parent: null } }
  const call = (channel: string, ...args: unknown[]): unknown =>
    twin.ipcMain.handlers.get(channel)?.(sender as never, ...(args as never[]))
  expect(await call('desktop:info')).toMatchObject({ serverUrl: 'http://127.0.0.1:4999', profile: 'two' })
  expect(await call('toast:show', { key: 'k', title: 't', body: '', link: '/queue' })).toBe('shown')
  await call('keys:make', 'k1')
  expect(existsSync(join(userData, 'profiles/two/keys.json'))).toBe(true)
  for (const count of [1, 9, 10]) await call('badge:set', { count, attention: false })
  await call('badge:set', { count: 0, attention: true })
  expect(await call('logs:open')).toBe(false)
  expect(twin.app.exitCode).toBeNull()
  // A file that is not there is an answer, not a crash.
  expect((await twin.fetch('app://baton/missing.js')).status).toBe(404)
})
