import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  NativeImage,
  Rectangle,
} from 'electron'
import type { Files } from '../../../electron/main/ports/files.ts'
import type {
  AppPort,
  GlobalShortcutPort,
  IpcMainPort,
  ProtocolPort,
  SafeStoragePort,
  SessionPort,
  ToastPort,
  TrayPort,
  WebContentsPort,
  UpdaterPort,
  WindowPort,
} from '../../../electron/main/ports/ports.ts'

/**
 * The parts of Electron in memory: each behaves as Electron documents it, is typed by Electron's own declarations,
 * and shows what was done to it. Events are raised with `emit`.
 */

/** Any listener can be taken; what it really takes is what `emit` gives it. */
type Listener = (...args: never[]) => void

/** The events of a part. Overloads of `electron.d.ts` are satisfied by taking any event and any listener. */
export class Emitter {
  readonly #listeners = new Map<string, Listener[]>()
  on(event: string, listener: Listener): never {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
    // Electron answers with itself, for chaining. `never` fits the overloads of every part.
    return this as never
  }
  once(event: string, listener: Listener): never {
    const only: Listener = (...args) => {
      this.#listeners.set(
        event,
        (this.#listeners.get(event) ?? []).filter((other) => other !== only),
      )
      listener(...args)
    }
    return this.on(event, only)
  }
  emit(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(args as never[]))
  }
  listens(event: string): boolean {
    return (this.#listeners.get(event) ?? []).length > 0
  }
}

/** An event as Electron hands it out. `prevented` tells whether a listener stopped what would follow. */
export const twinEvent = <T extends object>(
  fields: T,
): T & { preventDefault(): void; readonly prevented: boolean } => {
  let prevented = false
  return Object.defineProperties(Object.assign({ preventDefault: () => void (prevented = true) }, fields), {
    prevented: { get: () => prevented },
  }) as T & { preventDefault(): void; readonly prevented: boolean }
}

export class AppTwin extends Emitter implements AppPort {
  isPackaged = true
  hasLock = true
  isReady = false
  readonly paths = new Map<string, string>([['appData', '/home/nia/.config']])
  /** What was asked for, in order: the order matters before Electron is ready. */
  readonly asked: string[] = []
  badgeCount = 0
  readonly switches: string[] = []
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      if (this.isReady) throw new Error('Chromium has read its switches already')
      this.switches.push(`${name}=${value}`)
    },
  }
  exitCode: number | null = null
  protocolClient: string | null = null
  #announceReady = (): void => undefined
  readonly #ready = new Promise<void>((resolve) => {
    this.#announceReady = resolve
  })
  whenReady(): Promise<void> {
    return this.#ready
  }
  becomeReady(): void {
    this.isReady = true
    this.#announceReady()
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? `/unset/${name}`
  }
  setPath(name: string, path: string): void {
    this.asked.push(`setPath ${name}`)
    this.paths.set(name, path)
  }
  dock?: { bounce(type?: string): number; cancelBounce(id: number): void }
  languages = ['en-US']
  getPreferredSystemLanguages(): string[] {
    return this.languages
  }
  getVersion(): string {
    return '1.2.3'
  }
  enableSandbox(): void {
    if (this.isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    this.asked.push('enableSandbox')
  }
  requestSingleInstanceLock(): boolean {
    this.asked.push('requestSingleInstanceLock')
    return this.hasLock
  }
  setAppUserModelId(): void {
    this.asked.push('setAppUserModelId')
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    this.protocolClient = scheme
    return true
  }
  setBadgeCount(count = 0): boolean {
    this.badgeCount = count
    return true
  }
  loginItem: Electron.Settings = {}
  getLoginItemSettings(): Electron.LoginItemSettings {
    return { openAtLogin: this.loginItem.openAtLogin ?? false } as Electron.LoginItemSettings
  }
  setLoginItemSettings(settings: Electron.Settings): void {
    this.loginItem = settings
  }
  quit(): void {
    this.asked.push('quit')
    this.emit('before-quit', twinEvent({}))
  }
  exit(code = 0): void {
    this.exitCode = code
  }
}

export class ProtocolTwin implements ProtocolPort {
  readonly privileged: Electron.CustomScheme[] = []
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>()
  readonly #app: AppTwin
  constructor(app: AppTwin) {
    this.#app = app
  }
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (this.#app.isReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    this.privileged.push(...schemes)
  }
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (!this.#app.isReady) throw new Error('protocol.handle needs the app to be ready')
    this.handlers.set(scheme, handler)
  }
}

export class SessionTwin extends Emitter implements SessionPort {
  request: Parameters<SessionPort['setPermissionRequestHandler']>[0] = null
  check: Parameters<SessionPort['setPermissionCheckHandler']>[0] = null
  device: Parameters<SessionPort['setDevicePermissionHandler']>[0] = null
  display: Parameters<SessionPort['setDisplayMediaRequestHandler']>[0] = null
  proxy: Electron.ProxyConfig | null = null
  spellChecks: boolean | null = null
  spellLanguages: string[] = []
  dictionaries: string | null = null
  readonly availableSpellCheckerLanguages = ['de', 'en-AU', 'en-GB', 'en-US', 'fr', 'pt-BR', 'pt-PT']
  setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.proxy = config
    return Promise.resolve()
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecks = enable
  }
  setSpellCheckerLanguages(languages: string[]): void {
    const unknown = languages.find((tag) => !this.availableSpellCheckerLanguages.includes(tag))
    if (unknown !== undefined)
      throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`)
    this.spellLanguages = languages
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.dictionaries = url
  }
  setPermissionRequestHandler(handler: SessionTwin['request']): void {
    this.request = handler
  }
  setPermissionCheckHandler(handler: SessionTwin['check']): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: SessionTwin['device']): void {
    this.device = handler
  }
  setDisplayMediaRequestHandler(handler: SessionTwin['display']): void {
    this.display = handler
  }
}

type InvokeHandler = (event: never, ...args: never[]) => unknown

export class IpcMainTwin implements IpcMainPort {
  readonly handlers = new Map<string, InvokeHandler>()
  handle(channel: string, handler: InvokeHandler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }
}

/** What a frame looks like to main. The default is our own page in our own window. */
export type TwinSender = { contentsId?: number; url?: string; parent?: object | null; gone?: boolean }

export class WebContentsTwin extends Emitter implements WebContentsPort {
  readonly id: number
  destroyed = false
  readonly sent: { channel: string; args: unknown[] }[] = []
  openHandler: Parameters<WebContentsPort['setWindowOpenHandler']>[0] | null = null
  /** Called with each push; the page's side attaches here. */
  onSend: (channel: string, args: unknown[]) => void = () => undefined
  constructor(id: number) {
    super()
    this.id = id
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new Error('Object has been destroyed')
    // Structured clone is what ipc does; it throws for what cannot cross.
    this.sent.push({ channel, args: structuredClone(args) })
    this.onSend(channel, structuredClone(args))
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  zoom = 0
  replaced: string[] = []
  learned: string[] = []
  readonly session = {
    addWordToSpellCheckerDictionary: (word: string): boolean => {
      this.learned.push(word)
      return true
    },
  }
  getZoomLevel(): number {
    return this.zoom
  }
  setZoomLevel(level: number): void {
    this.zoom = level
  }
  loading = false
  repaints = 0
  isLoading(): boolean {
    return this.loading
  }
  invalidate(): void {
    this.repaints += 1
  }
  replaceMisspelling(text: string): void {
    this.replaced.push(text)
  }
  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', twinEvent({}), { reason: 'killed', exitCode: 9 })
  }
  setWindowOpenHandler(handler: NonNullable<WebContentsTwin['openHandler']>): void {
    this.openHandler = handler
  }
}

export class WindowTwin extends Emitter implements WindowPort {
  readonly options: BrowserWindowConstructorOptions
  readonly webContents: WebContentsTwin
  readonly loads: string[] = []
  title: string
  overlay: { image: NativeImage | null; description: string } | null = null
  bounds: Rectangle
  minimized = false
  maximized = false
  destroyed = false
  focused = 0
  hasFocus = false
  flashing = false
  #visible: boolean
  constructor(options: BrowserWindowConstructorOptions, contentsId: number) {
    super()
    this.options = options
    this.webContents = new WebContentsTwin(contentsId)
    this.title = options.title ?? ''
    this.bounds = {
      x: options.x ?? 100,
      y: options.y ?? 100,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.#visible = options.show ?? true
  }
  show(): void {
    this.#visible = true
    this.emit('show')
  }
  hide(): void {
    this.#visible = false
    this.emit('hide')
  }
  focus(): void {
    this.focused += 1
    this.hasFocus = true
  }
  minimize(): void {
    this.minimized = true
    this.emit('minimize')
  }
  isFocused(): boolean {
    return this.hasFocus
  }
  flashFrame(on: boolean): void {
    this.flashing = on
  }
  blur(): void {
    this.hasFocus = false
  }
  setPosition(x: number, y: number): void {
    this.bounds = { ...this.bounds, x, y }
  }
  restore(): void {
    this.minimized = false
  }
  maximize(): void {
    this.maximized = true
  }
  isVisible(): boolean {
    return this.#visible
  }
  isMinimized(): boolean {
    return this.minimized
  }
  isMaximized(): boolean {
    return this.maximized
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  getNormalBounds(): Rectangle {
    return this.bounds
  }
  /** Where it is while it is maximized. */
  maximizedBounds: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
  getBounds(): Rectangle {
    return this.maximized ? this.maximizedBounds : this.bounds
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
  }
  unmaximize(): void {
    this.maximized = false
  }
  fullScreen = false
  isFullScreen(): boolean {
    return this.fullScreen
  }
  loadURL(url: string): Promise<void> {
    this.loads.push(url)
    return Promise.resolve()
  }
  setTitle(title: string): void {
    this.title = title
  }
  setOverlayIcon(image: NativeImage | null, description: string): void {
    this.overlay = { image, description }
  }
  destroy(): void {
    this.destroyed = true
    this.emit('closed')
  }
  /** The person, or the system, closes the window. */
  close(): void {
    const event = twinEvent({})
    this.emit('close', event)
    if (event.prevented) return
    this.destroyed = true
    this.webContents.destroyed = true
    this.emit('closed')
  }
}

/** Keys of the whole desktop. `others` are those that another program has. */
export class GlobalShortcutTwin implements GlobalShortcutPort {
  readonly others = new Set<string>()
  readonly registered = new Map<string, () => void>()
  /** What the desktop thinks of hotkeys at all. */
  broken = false
  register(accelerator: string, callback: () => void): boolean {
    if (this.broken) throw new Error('no portal for global shortcuts')
    if (this.others.has(accelerator) || this.registered.has(accelerator)) return false
    this.registered.set(accelerator, callback)
    return true
  }
  unregister(accelerator: string): void {
    this.registered.delete(accelerator)
  }
  unregisterAll(): void {
    this.registered.clear()
  }
  press(accelerator: string): void {
    this.registered.get(accelerator)?.()
  }
}

export class TrayTwin extends Emitter implements TrayPort {
  image: unknown
  toolTip = ''
  title = ''
  menu: MenuItemConstructorOptions[] = []
  constructor(image: unknown) {
    super()
    this.image = image
  }
  setImage(image: unknown): void {
    this.image = image
  }
  setToolTip(text: string): void {
    this.toolTip = text
  }
  setTitle(text: string): void {
    this.title = text
  }
  setContextMenu(menu: unknown): void {
    this.menu = menu as MenuItemConstructorOptions[]
  }
  choose(id: string): void {
    const entries = this.menu.flatMap((entry) => [entry, ...((entry.submenu as typeof this.menu) ?? [])])
    const item = entries.find((entry) => entry.id === id)
    if (item?.click === undefined) throw new Error(`The tray has no ${id}`)
    ;(item.click as () => void)()
  }
}

export class ToastTwin extends Emitter implements ToastPort {
  readonly options: Electron.NotificationConstructorOptions
  shown = false
  closed = false
  /** How the system answers `show`; null for not at all. */
  answer: { event: 'show' } | { event: 'failed'; error: string } | null
  constructor(options: Electron.NotificationConstructorOptions, answer: ToastTwin['answer']) {
    super()
    this.options = options
    this.answer = answer
  }
  show(): void {
    this.shown = true
    if (this.answer?.event === 'show') this.emit('show', twinEvent({}))
    if (this.answer?.event === 'failed') this.emit('failed', twinEvent({}), this.answer.error)
  }
  close(): void {
    if (this.closed) return
    this.closed = true
    this.emit('close', twinEvent({}))
  }
  click(): void {
    this.emit('click', twinEvent({}))
  }
}

/** A keychain. The ciphertext is not the plain text, and carries Chromium's mark of the key it used. */
export class SafeStorageTwin implements SafeStoragePort {
  available = true
  backend: ReturnType<SafeStoragePort['getSelectedStorageBackend']> = 'gnome_libsecret'
  mark = 'v11'
  broken = false
  shouldReEncrypt = false
  encryptions = 0
  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(this.available)
  }
  getSelectedStorageBackend(): ReturnType<SafeStoragePort['getSelectedStorageBackend']> {
    return this.backend
  }
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    if (this.broken) throw new Error('keychain locked')
    this.encryptions += 1
    return Buffer.from(this.mark + plainText.split('').toReversed().join(''))
  }
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const text = encrypted.toString()
    if (this.broken || !text.startsWith(this.mark)) throw new Error('Error while decrypting the ciphertext')
    return {
      result: text.slice(this.mark.length).split('').toReversed().join(''),
      shouldReEncrypt: this.shouldReEncrypt,
    }
  }
}

/** electron-updater: what it was told, and events to raise. */
export class UpdaterTwin extends Emitter implements UpdaterPort {
  autoDownload = false
  autoInstallOnAppQuit = false
  allowDowngrade = true
  allowPrerelease = false
  feed: { url: string; channel: string } | null = null
  checks = 0
  installs = 0
  setFeedURL(options: { url: string; channel: string }): void {
    this.feed = { url: options.url, channel: options.channel }
  }
  checkForUpdates(): Promise<unknown> {
    this.checks += 1
    return Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'))
  }
  quitAndInstall(): void {
    this.installs += 1
  }
}

/** A folder in memory. */
export class FilesTwin implements Files {
  readonly contents = new Map<string, string>()
  readonly aside = new Map<string, string>()
  full = false
  unreadable = false
  read(name: string): string | null {
    if (this.unreadable) throw new Error('EACCES: permission denied')
    return this.contents.get(name) ?? null
  }
  write(name: string, text: string): void {
    if (this.full) throw new Error('ENOSPC: no space left on device')
    this.contents.set(name, text)
  }
  setAside(name: string): void {
    const text = this.contents.get(name)
    if (text === undefined) return
    this.contents.delete(name)
    this.aside.set(name, text)
  }
}
