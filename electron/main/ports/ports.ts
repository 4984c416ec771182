import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  Dock,
  GlobalShortcut,
  IpcMain,
  Menu,
  MenuItemConstructorOptions,
  NativeImage,
  Notification,
  NotificationConstructorOptions,
  PowerMonitor,
  Protocol,
  Rectangle,
  SafeStorage,
  Screen,
  Session,
  Tray,
  WebContents,
} from 'electron'
import type { KeySecret } from '../../../core/bridge/desktop-api.ts'
import type { Files } from './files.ts'
import type { MainWords } from './main.words.ts'
import type { PolicySource } from './policy-source.ts'
import type { ProxySignIn } from './proxy-sign-in.ts'

/**
 * What main needs from Electron, part by part, in Electron's own types.
 *
 * Only `index.ts` imports Electron itself; everything else takes these, so that all logic runs in Node against
 * in-memory fakes of exactly the same types.
 */

export type AppPort = Pick<
  App,
  | 'on'
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'setPath'
  | 'getVersion'
  | 'isPackaged'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'setBadgeCount'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
> & {
  readonly commandLine: Pick<App['commandLine'], 'appendSwitch'>
  /** Only on macOS. */
  readonly dock?: Pick<Dock, 'bounce' | 'cancelBounce'> | undefined
}
export type ProtocolPort = Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>
export type SessionPort = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'on'
  | 'setProxy'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'availableSpellCheckerLanguages'
>
export type IpcMainPort = Pick<IpcMain, 'handle'>
export type SafeStoragePort = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>
/** Keys that work while another program has the focus. */
export type GlobalShortcutPort = Pick<GlobalShortcut, 'register' | 'unregister' | 'unregisterAll'>
export type PowerMonitorPort = Pick<PowerMonitor, 'on'>
export type ScreenPort = Pick<Screen, 'on'>
export type DialogPort = Pick<Dialog, 'showMessageBox' | 'showErrorBox'>
export type WebContentsPort = Pick<
  WebContents,
  | 'id'
  | 'on'
  | 'send'
  | 'isDestroyed'
  | 'setWindowOpenHandler'
  | 'getZoomLevel'
  | 'setZoomLevel'
  | 'replaceMisspelling'
  | 'forcefullyCrashRenderer'
  | 'invalidate'
  | 'isLoading'
> & { readonly session: Pick<Session, 'addWordToSpellCheckerDictionary'> }
export type WindowPort = Pick<
  BrowserWindow,
  | 'on'
  | 'once'
  | 'show'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'setPosition'
  | 'minimize'
  | 'isFocused'
  | 'flashFrame'
  | 'restore'
  | 'maximize'
  | 'isVisible'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'destroy'
  | 'getNormalBounds'
  | 'getBounds'
  | 'setBounds'
  | 'unmaximize'
  | 'isFullScreen'
  | 'loadURL'
  | 'setTitle'
  | 'setOverlayIcon'
> & { readonly webContents: WebContentsPort }
export type TrayPort = Pick<Tray, 'on' | 'setImage' | 'setToolTip' | 'setTitle' | 'setContextMenu'>
export type ToastPort = Pick<Notification, 'on' | 'show' | 'close'>

/** Everything `runDesktop` is given. Folders and files are absolute paths. */
export type DesktopParts = {
  app: AppPort
  protocol: ProtocolPort
  ipcMain: IpcMainPort
  safeStorage: SafeStoragePort
  powerMonitor: PowerMonitorPort
  globalShortcut: GlobalShortcutPort
  dialog: DialogPort
  /** Our window's session. Only requested once the app is ready. */
  session(): SessionPort
  createWindow(options: BrowserWindowConstructorOptions): WindowPort
  createTray(image: NativeImage): TrayPort
  createToast(options: NotificationConstructorOptions): ToastPort
  toastsSupported(): boolean
  buildMenu(template: MenuItemConstructorOptions[]): Menu
  setApplicationMenu(menu: Menu | null): void
  /** Electron's own updater, created when it is first needed. */
  updater(): UpdaterPort
  /** What the machine's administrator set, as it is stored. */
  adminPolicy(): PolicySource
  /** Image for the tray or the taskbar overlay: '0'…'9', '9plus' or 'attention'. */
  image(kind: 'tray' | 'badge', mark: string): NativeImage
  /** Only requested once the app is ready. */
  screen(): ScreenPort
  /** Usable areas of all screens, in the same coordinates as window bounds. */
  workAreas(): Rectangle[]
  /** That of the screen that the pointer is on. */
  activeWorkArea(): Rectangle
  prefersDark(): boolean
  /** Small files in one folder, created on the first write. */
  files(folder: string): Files
  /** Asks the server through Chromium's network, with the system's proxies and certificates. */
  http(proxy: Pick<ProxySignIn, 'asked'>): ServerHttp
  /** Opens a web page in the person's browser. */
  openExternal(url: string): Promise<void>
  /** Opens a folder in the system's file manager. Resolves with what went wrong; '' for nothing. */
  openFolder(path: string): Promise<string>
  readAsset(path: string): Promise<Uint8Array<ArrayBuffer>>
  platform: NodeJS.Platform
  argv: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  /**
   * `icon` is for Linux, where a window only has an icon if it brings one; `program` starts this app; `logs` is the folder
   * that the log is in.
   */
  paths: { renderer: string; preload: string; icon: string; program: string; logs: string }
  /** Milliseconds since 1970. */
  now(): number
  /** Sixteen random hexadecimal digits. */
  newToken(): string
  /** A new key for what is on the device: 32 random bytes in base64, and a random number of 32 bits. */
  newKey(): KeySecret
  /** Runs something after so many milliseconds; the returned function cancels it. */
  later(ms: number, run: () => void): () => void
  /** A line for the developer's console. Never secrets, never what people typed. */
  log(line: string): void
}

/** The same, with the words of the language that is chosen now, and whether pages that open now check spelling. */
export type DeskParts = DesktopParts & { words(): MainWords; checksSpelling(): boolean }

/** What is used of electron-updater. Events are its own; it checks signatures and rollout percentages itself. */
export type UpdaterPort = {
  setFeedURL(options: { provider: 'generic'; url: string; channel: string }): void
  checkForUpdates(): Promise<unknown>
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void
  on(event: 'update-downloaded', listener: (info: { version: string }) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  allowPrerelease: boolean
}

/** One exchange with a server. Follows no redirect, carries no cookies, ends after a while. Rejects if it fails. */
export type ServerHttp = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string },
) => Promise<{ status: number; text: string }>
