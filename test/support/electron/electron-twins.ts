import { randomBytes } from 'node:crypto'
import type { MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron'
import { appOrigin } from '../../../core/bridge/app-origin.ts'
import type { PolicySource } from '../../../electron/main/ports/policy-source.ts'
import type { DesktopParts } from '../../../electron/main/ports/ports.ts'
import type { IpcPort } from '../../../electron/preload/ipc.ts'
import {
  AppTwin,
  Emitter,
  FilesTwin,
  GlobalShortcutTwin,
  IpcMainTwin,
  ProtocolTwin,
  SafeStorageTwin,
  SessionTwin,
  ToastTwin,
  TrayTwin,
  UpdaterTwin,
  twinEvent,
  WindowTwin,
  type TwinSender,
} from './electron-parts.ts'

export type TwinOptions = {
  platform?: NodeJS.Platform
  argv?: string[]
  env?: Record<string, string>
}

/** Electron in memory, ready to be given to `runDesktop`. */
export const createElectronTwin = ({ platform = 'linux', argv = [], env = {} }: TwinOptions = {}) => {
  const app = new AppTwin()
  const protocol = new ProtocolTwin(app)
  const session = new SessionTwin()
  const ipcMain = new IpcMainTwin()
  const safeStorage = new SafeStorageTwin()
  const powerMonitor = new Emitter()
  const screen = new Emitter()
  const globalShortcut = new GlobalShortcutTwin()
  const updater = new UpdaterTwin()
  const folders = new Map<string, FilesTwin>()
  const windows: WindowTwin[] = []
  const trays: TrayTwin[] = []
  const toasts: ToastTwin[] = []
  const logged: string[] = []
  const errors: string[] = []
  const opened: string[] = []
  const timers: { run: () => void; cancelled: boolean }[] = []
  const assets = new Map<string, string>([
    ['/app/out/renderer/index.html', '<!doctype html><title>Baton</title>'],
  ])
  const state = {
    now: 1_700_000_000_000,
    toastsSupported: true,
    toastAnswer: { event: 'show' } as ToastTwin['answer'],
    hasTray: true,
    /** Index of the button that the person chooses in the next dialogs. */
    dialogAnswer: 0,
    dialogs: 0,
    lastDialog: null as Electron.MessageBoxOptions | null,
    workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }] as Rectangle[],
    menu: undefined as unknown,
    /** What main has asked a server, and how it answers; by default, that no one is signed in. */
    requests: [] as { url: string; body: Record<string, unknown> }[],
    serverAnswer: (_url: string): { status: number; text: string } => ({ status: 401, text: '{}' }),
    /** The menu of the last right click. */
    popup: null as MenuItemConstructorOptions[] | null,
    /** Text of the policy, or how reading it went. */
    adminPolicy: null as string | null | PolicySource,
    foldersOpened: [] as string[],
    folderAnswer: '',
  }
  let tokens = 0

  const files = (folder: string): FilesTwin => {
    const known = folders.get(folder) ?? new FilesTwin()
    folders.set(folder, known)
    return known
  }

  const parts: DesktopParts = {
    app,
    protocol,
    ipcMain,
    safeStorage,
    powerMonitor,
    globalShortcut,
    dialog: {
      showMessageBox: (options: unknown) => {
        state.dialogs += 1
        state.lastDialog = options as Electron.MessageBoxOptions
        return Promise.resolve({ response: state.dialogAnswer, checkboxChecked: false })
      },
      showErrorBox: (_title: string, content: string) => void errors.push(content),
    },
    session: () => session,
    createWindow: (options) => {
      if (!app.isReady) throw new Error('Cannot create BrowserWindow before app is ready')
      const window = new WindowTwin(options, windows.length + 1)
      windows.push(window)
      app.emit('web-contents-created', twinEvent({}), window.webContents)
      return window
    },
    createTray: (image) => {
      if (!state.hasTray) throw new Error('no status notifier')
      const tray = new TrayTwin(image)
      trays.push(tray)
      return tray
    },
    createToast: (options) => {
      const toast = new ToastTwin(options, state.toastAnswer)
      toasts.push(toast)
      return toast
    },
    toastsSupported: () => state.toastsSupported,
    updater: () => updater,
    adminPolicy: () =>
      state.adminPolicy === null
        ? { kind: 'none' }
        : typeof state.adminPolicy === 'string'
          ? { kind: 'text', text: state.adminPolicy }
          : state.adminPolicy,
    buildMenu: (template) =>
      Object.defineProperty(template, 'popup', {
        value: () => void (state.popup = template),
      }) as unknown as Electron.Menu,
    setApplicationMenu: (menu) => void (state.menu = menu),
    image: (kind, mark) => `${kind}/${mark}` as unknown as NativeImage,
    screen: () => screen,
    workAreas: () => state.workAreas,
    activeWorkArea: () => state.workAreas.at(-1) ?? { x: 0, y: 0, width: 800, height: 600 },
    prefersDark: () => false,
    files,
    http: () => async (url, init) => {
      state.requests.push({ url, body: JSON.parse(init.body) as Record<string, unknown> })
      return state.serverAnswer(url)
    },
    openExternal: async (url) => void opened.push(url),
    openFolder: async (path) => {
      state.foldersOpened.push(path)
      return state.folderAnswer
    },
    readAsset: (path) => {
      const text = assets.get(path)
      return text === undefined
        ? Promise.reject(new Error(`ENOENT: ${path}`))
        : Promise.resolve(new TextEncoder().encode(text))
    },
    platform,
    argv,
    env,
    paths: {
      renderer: '/app/out/renderer',
      preload: '/app/out/preload/index.cjs',
      icon: '/app/icon.png',
      program: '/opt/Baton/baton',
      logs: '/home/nia/.config/Baton/logs',
    },
    now: () => state.now,
    newKey: () => ({ id: randomBytes(4).readUInt32BE(), secret: randomBytes(32).toString('base64') }),
    newToken: () => (tokens += 1).toString(16).padStart(16, '0'),
    later: (_ms, run) => {
      const timer = { run, cancelled: false }
      timers.push(timer)
      return () => void (timer.cancelled = true)
    },
    log: (line) => void logged.push(line),
  }

  const first = <T>(list: T[], what: string): T => {
    const found = list[0]
    if (found === undefined) throw new Error(`There is no ${what} yet`)
    return found
  }

  /** A call as it arrives in main: arguments are cloned, a channel without a handler is rejected by Electron. */
  const invoke = async (channel: string, args: unknown[], sender: TwinSender = {}): Promise<unknown> => {
    const handler = ipcMain.handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    const event = {
      sender: { id: sender.contentsId ?? first(windows, 'window').webContents.id },
      senderFrame:
        sender.gone === true ? null : { url: sender.url ?? `${appOrigin}/`, parent: sender.parent ?? null },
    }
    return structuredClone(await handler(event as never, ...(structuredClone(args) as never[])))
  }

  /** The page's end of ipc, for the preload script. */
  const ipcRenderer = (): IpcPort => {
    const page = new Emitter()
    first(windows, 'window').webContents.onSend = (channel, args) => page.emit(channel, {}, ...args)
    return { invoke: (channel: string, ...args: unknown[]) => invoke(channel, args), on: page.on.bind(page) }
  }

  return {
    parts,
    app,
    protocol,
    session,
    ipcMain,
    safeStorage,
    powerMonitor,
    screen,
    globalShortcut,
    updater,
    files,
    windows,
    trays,
    toasts,
    logged,
    errors,
    opened,
    assets,
    state,
    invoke,
    ipcRenderer,
    get window() {
      return first(windows, 'window')
    },
    get tray() {
      return first(trays, 'tray')
    },
    get toast() {
      const last = toasts.at(-1)
      if (last === undefined) throw new Error('There is no toast yet')
      return last
    },
    /** Lets all pending timers fire. */
    runTimers: () => {
      for (const timer of timers.splice(0)) if (!timer.cancelled) timer.run()
    },
    /** What a page gets for a URL. */
    fetch: async (url: string, init?: RequestInit): Promise<Response> => {
      const handler = protocol.handlers.get('app')
      if (handler === undefined) throw new Error('app: is not served yet')
      return handler(new Request(url, init))
    },
  }
}

export type ElectronTwin = ReturnType<typeof createElectronTwin>
