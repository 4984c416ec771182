import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  type NativeImage,
} from 'electron'
import electronUpdater from 'electron-updater'
import { runDesktop } from './desktop.ts'
import { createLogFile } from './log-file.ts'
import { netHttp } from './keys/net-http.ts'
import { nodeFiles } from './ports/node-files.ts'
import { readPolicySource, registryPatience, type PolicySource } from './ports/policy-source.ts'

/** Built to `out/main`, so the package's root is two levels up, in development and in the packaged app. */
const root = join(import.meta.dirname, '../..')

const later = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/**
 * Images in `resources/`. Files with `@2x` and so on in their name are other densities, which Electron finds on its
 * own. Linux panels don't support densities: they get one large image and scale it down.
 */
const image = (kind: 'tray' | 'badge', mark: string): NativeImage => {
  const folder = join(root, 'resources', kind)
  if (process.platform === 'linux') {
    return nativeImage.createFromBuffer(readFileSync(join(folder, `${mark}@2x.png`)), { scaleFactor: 1 })
  }
  if (kind === 'tray' && process.platform === 'darwin') {
    // One image for every count: macOS draws it in the menu bar's color, with the count next to it as text.
    return nativeImage.createFromPath(join(folder, 'menubarTemplate.png'))
  }
  return nativeImage.createFromPath(join(folder, `${mark}.png`))
}

/** On Windows not where Electron has it, which roams, but where everything else of this desk is. */
const local = process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined
const logs = local === undefined ? app.getPath('logs') : join(local, 'Baton', 'logs')
const log = createLogFile(join(logs, 'main.log'))
// What becomes of it stays as it is; it is only written down.
process.on('uncaughtExceptionMonitor', (error) => log(`Uncaught: ${error.stack ?? String(error)}`))

const adminPolicy = (): PolicySource =>
  readPolicySource(process.platform, {
    readText: (path) => readFileSync(path, 'utf8'),
    run(program, args) {
      const system = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32')
      const path = program === 'reg' ? 'reg.exe' : 'WindowsPowerShell\\v1.0\\powershell.exe'
      const ended = spawnSync(join(system, path), args, {
        encoding: 'utf8',
        timeout: registryPatience,
        windowsHide: true,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const error: NodeJS.ErrnoException | undefined = ended.error
      const failure = error?.code ?? null
      return { code: failure === null ? ended.status : null, printed: ended.stdout ?? '', failure }
    },
    managedText: () => systemPreferences.getUserDefault('Policy', 'string'),
  })

runDesktop({
  app,
  protocol,
  ipcMain,
  safeStorage,
  powerMonitor,
  globalShortcut,
  dialog,
  session: () => session.defaultSession,
  createWindow: (options) => new BrowserWindow(options),
  createTray: (first) => new Tray(first),
  createToast: (options) => new Notification(options),
  toastsSupported: () => Notification.isSupported(),
  buildMenu: (template) => Menu.buildFromTemplate(template),
  updater: () => electronUpdater.autoUpdater,
  adminPolicy,
  setApplicationMenu: (menu) => Menu.setApplicationMenu(menu),
  image,
  screen: () => screen,
  workAreas: () => screen.getAllDisplays().map((display) => display.workArea),
  activeWorkArea: () => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea,
  prefersDark: () => nativeTheme.shouldUseDarkColors,
  files: nodeFiles,
  http: (proxy) => netHttp(net, proxy, later),
  openExternal: async (url) => shell.openExternal(url),
  openFolder: async (path) => shell.openPath(path),
  readAsset: async (path) => new Uint8Array(await readFile(path)),
  platform: process.platform,
  argv: process.argv.slice(1),
  env: process.env,
  paths: {
    renderer: join(root, 'out/renderer'),
    preload: join(root, 'out/preload/index.cjs'),
    icon: join(root, 'resources/icons/256x256.png'),
    program: process.execPath,
    logs,
  },
  now: Date.now,
  newKey: () => ({ id: randomBytes(4).readUInt32BE(), secret: randomBytes(32).toString('base64') }),
  newToken: () => randomBytes(8).toString('hex'),
  later,
  log,
}).catch((error: unknown) => {
  // A partly started app is worse than none: it would hold the lock and show nothing.
  log(`Baton could not start: ${String(error)}`)
  app.exit(1)
})
