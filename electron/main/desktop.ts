import { join } from 'node:path'
import { deepLinkIn, deepLinkScheme, type DeepLink } from '../../core/bridge/deep-links.ts'
import type { DesktopInfo } from '../../core/bridge/desktop-api.ts'
import type { CallHandlers } from '../../core/bridge/ipc.ts'
import { appScheme } from '../../core/bridge/app-origin.ts'
import { readAdminPolicy, type AdminPolicy } from './admin-policy.ts'
import { appSchemePrivileges, serveApp } from './app-protocol.ts'
import { presentBadge } from './badge.ts'
import { createServerConfirmation } from './confirm-server.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { createCaptureWindow } from './capture-window.ts'
import { asksForHotkeys, openHotkeys } from './hotkeys.ts'
import { guardDownloads } from './downloads.ts'
import { createOwnWindows } from './own-windows.ts'
import { push, serveCalls } from './ipc.ts'
import { linkIn, parseLaunch, type LaunchOptions } from './launch-options.ts'
import { createLinkInbox } from './link-inbox.ts'
import { createMainWindow, type MainWindow } from './main-window.ts'
import { openLoginStart } from './login-start.ts'
import { startUpdates } from './updates.ts'
import { applicationMenu } from './menu.ts'
import { guardNavigation } from './navigation.ts'
import { guardPermissions } from './permissions.ts'
import type { DesktopParts } from './ports.ts'
import { openDeviceKeys } from './device-keys.ts'
import { openKeychain } from './keychain.ts'
import { openSecrets } from './secrets.ts'
import { createSignIn } from './sign-in.ts'
import { usableServerUrl } from './server-url.ts'
import { openSettings } from './settings.ts'
import { createToasts } from './toasts.ts'
import { createPutAwayHint, showsTrays } from './tray-help.ts'
import { createTray, type DeskTray } from './tray.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** The app's identity on Windows. Must equal `appId` in electron-builder.yml, or toasts and the taskbar don't match. */
export const appId = 'app.baton.client'

/** `handed-over`: another instance of this desk is running and has taken the link. `refused`: invalid options. */
export type DesktopStart = 'running' | 'handed-over' | 'refused'

/**
 * Runs the desktop app, from startup to the window on screen.
 *
 * Everything up to `whenReady` runs synchronously, in this order: the data folder before the lock (the lock is in it,
 * so each profile has its own), the lock before anything is written, the scheme before Chromium starts.
 */
export const runDesktop = async (parts: DesktopParts): Promise<DesktopStart> => {
  const { app } = parts
  const launch = parseLaunch(parts.argv, parts.env)
  if (launch.kind === 'refused') {
    parts.log(launch.message)
    parts.dialog.showErrorBox('Baton can’t start', launch.message)
    app.exit(2)
    return 'refused'
  }
  const decided = readAdminPolicy(parts.adminPolicy())
  if (decided.kind === 'refused') {
    parts.log(decided.message)
    parts.dialog.showErrorBox('Baton can’t start', decided.message)
    app.exit(2)
    return 'refused'
  }
  const { options } = launch
  // On Windows, a roaming profile would be copied over the network at each sign-in, with everything in it.
  const local = parts.platform === 'win32' ? parts.env['LOCALAPPDATA'] : undefined
  const home = options.userDataDir ?? join(local ?? app.getPath('appData'), 'Baton')
  const userData = options.profile === '' ? home : join(home, 'profiles', options.profile)
  app.setPath('userData', userData)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return 'handed-over'
  }
  // Requested when running as root, where Chromium has no sandbox to offer. Enabling it here would remove the switch
  // after half of Chromium has already started with it. Our page has no Node access either way.
  if (!parts.argv.includes('--no-sandbox')) app.enableSandbox()
  app.setAppUserModelId(appId)
  // On Wayland, keys for the whole desktop are given out by its portal.
  if (asksForHotkeys(parts.platform, parts.env))
    app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal')
  parts.protocol.registerSchemesAsPrivileged([appSchemePrivileges])

  // These may fire before the app is ready; what they bring is held until then.
  const early: DeepLink[] = options.link === null ? [] : [options.link]
  let follow = (link: DeepLink | null): void => {
    if (link !== null) early.push(link)
  }
  app.on('second-instance', (_event, argv) => follow(linkIn(argv) ?? { path: null, toast: null }))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    follow(deepLinkIn(url))
  })
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents, parts.log))
  // Without a listener, Electron would quit when only the hidden window is left.
  app.on('window-all-closed', () => undefined)

  await app.whenReady()
  follow = startDesk(parts, options, userData, decided.policy)
  for (const link of early) follow(link)
  return 'running'
}

/** Builds the desk once Electron is ready. Returns a function to call with each deep link. */
const startDesk = (
  parts: DesktopParts,
  options: LaunchOptions,
  userData: string,
  policy: AdminPolicy,
): ((link: DeepLink | null) => void) => {
  const { app, platform } = parts
  const files = parts.files(userData)
  const own = openSettings(files, options.serverUrl, parts.log)
  const { serverUrl } = policy
  const settings = serverUrl === undefined ? own : { serverUrl: () => serverUrl, setServerUrl: () => false }
  const keychain = openKeychain(parts.safeStorage, platform, parts.log)
  const secrets = openSecrets(files, keychain, parts.log)
  const signIn = createSignIn({ http: parts.http, secrets, serverUrl: settings.serverUrl })
  const confirmServer = createServerConfirmation(parts)
  const keys = openDeviceKeys(files, keychain, parts.newKey, parts.log)

  guardPermissions(parts.session())
  guardDownloads(parts.session(), parts.log)
  parts.protocol.handle(
    appScheme,
    serveApp({
      root: parts.paths.renderer,
      readAsset: parts.readAsset,
      policy: () => contentSecurityPolicy(settings.serverUrl()),
    }),
  )
  const menu = applicationMenu(platform, app.isPackaged)
  parts.setApplicationMenu(menu === null ? null : parts.buildMenu(menu))
  // An unpackaged app would register the plain Electron binary for these links, system-wide.
  if (app.isPackaged && options.profile === '') app.setAsDefaultProtocolClient(deepLinkScheme)

  let view = presentBadge({ count: 0, attention: false }, options.profile)
  let tray: DeskTray | null = null
  /** Someone who locks the screen has left, and Linux never reports that. */
  let locked = false
  const pages = () => [window.port.webContents, ...ownWindows.contents(), ...capture.contents()]
  const tellVisibility = (): void => {
    for (const page of pages()) push(page, 'window:visibility')
  }
  const hasTray = (): boolean => tray !== null && showsTrays(platform, parts.env)
  const window: MainWindow = createMainWindow(parts, {
    files,
    hasTray,
    onPutAway: createPutAwayHint(parts, files, hasTray),
    hidden: options.hidden,
    view,
    onVisibility() {
      tray?.render(view)
      tellVisibility()
    },
    onGiveUp: () => app.quit(),
  })
  const ownWindows = createOwnWindows(parts, tellVisibility)
  const capture = createCaptureWindow(parts)
  const loginStart = openLoginStart(parts)
  if (app.isPackaged && options.profile === '' && policy.startAtLogin !== undefined) {
    if (loginStart.isOn() !== policy.startAtLogin) loginStart.set(policy.startAtLogin)
  }
  const updates = startUpdates(parts, app.isPackaged ? policy : {}, {
    onReady(version) {
      tray?.render(view)
      void toasts.show({
        key: 'update',
        title: `Baton ${version} is ready`,
        body: 'It’s installed when you quit. To have it now, choose “Restart to update” in the tray’s menu.',
        link: '/settings',
        silent: true,
      })
    },
    beforeRestart() {
      // A page stores what is being typed when it loses the focus.
      if (window.isSeen()) window.hide()
      capture.close()
    },
  })
  const hotkeys = openHotkeys(parts, files, capture.open)
  tray = createTray(
    parts,
    {
      isWindowVisible: window.isVisible,
      show: window.present,
      hide: window.hide,
      quit: () => app.quit(),
      capture: capture.open,
      restartToUpdate: updates.restart,
      updateReady: updates.ready,
      // The second desk of one person starts by hand.
      loginStart: !app.isPackaged || options.profile !== '' ? null : loginStart,
      isLoginStartDecided: policy.startAtLogin !== undefined,
      command: (command) => push(window.port.webContents, 'tray:command', command),
    },
    view,
  )

  const inbox = createLinkInbox(() => push(window.port.webContents, 'links:waiting'))
  const toasts = createToasts(
    parts,
    (path) => {
      if (path !== null) inbox.add(path)
      window.present()
    },
    files,
  )

  const handlers: CallHandlers = {
    'desktop:info': async () => ({
      shell: 'electron',
      platform: platformName(platform),
      version: app.getVersion(),
      serverUrl: settings.serverUrl(),
      keepsSecrets: await secrets.keeps(),
      profile: options.profile,
    }),
    'server-url:set': async (text) => {
      const url = usableServerUrl(text)
      if (url === null) return 'failed'
      if (url !== settings.serverUrl()) {
        // Nothing to ask: the administrator of this machine decided.
        if (policy.serverUrl !== undefined) return 'failed'
        if (!(await confirmServer(url))) return 'declined'
        if (!settings.setServerUrl(url)) return 'failed'
      }
      // What is on screen came from the other server.
      toasts.closeAll()
      inbox.clear()
      ownWindows.closeAll()
      capture.destroy()
      window.load()
      return 'changed'
    },
    'keys:read': (name) => keys.read(name),
    'keys:make': (name) => keys.make(name),
    'keys:restore': (name, secret) => keys.restore(name, secret),
    'keys:forget': (name) => keys.forget(name),
    'sign-in:send': (request) => signIn.send(request),
    'sign-in:forget': () => signIn.forget(),
    'toast:show': (toast) => {
      if (toast.urgent === true) window.flash()
      return toasts.show(toast)
    },
    'tray:status': (status) => tray?.setStatus(status),
    'toast:close': (key) => toasts.close(key),
    'badge:set': (badge) => {
      view = presentBadge(badge, options.profile)
      window.setBadge(view)
      tray?.render(view)
      app.setBadgeCount(badge.count)
    },
    'window:focus': () => window.present(),
    'window:open': (path) => {
      ownWindows.open(path)
      return true
    },
    'capture:open': (kind) => {
      capture.open(kind)
      return true
    },
    'capture:close': () => capture.close(),
    'hotkeys:read': () => hotkeys.read(),
    'hotkeys:set': (kind, chosen) => hotkeys.set(kind, chosen),
    'external:open': async (url) => {
      await parts.openExternal(url)
      return true
    },
    'window:visible': () => (window.isSeen() || ownWindows.isAnySeen()) && !locked,
    'links:take': () => inbox.take(),
  }
  serveCalls(parts.ipcMain, {
    isTrusted: (event) =>
      isTrustedSender(
        event,
        [
          ...(window.port.isDestroyed() ? [] : [window.port.webContents]),
          ...ownWindows.contents(),
          ...capture.contents(),
        ].map(({ id }) => id),
      ),
    handlers,
    log: parts.log,
  })

  app.on('activate', () => window.present())
  app.on('before-quit', () => {
    window.letClose()
    // It only hides when it is closed, which would keep the app from quitting.
    capture.destroy()
  })
  app.on('will-quit', () => hotkeys.release())
  const lockedNow = (now: boolean): void => {
    locked = now
    tellVisibility()
  }
  parts.powerMonitor.on('lock-screen', () => lockedNow(true))
  parts.powerMonitor.on('unlock-screen', () => lockedNow(false))
  const resumed = (): void => {
    for (const page of pages()) push(page, 'desktop:resumed')
  }
  parts.powerMonitor.on('resume', resumed)
  parts.powerMonitor.on('unlock-screen', resumed)

  return (link) => {
    if (link !== null) toasts.follow(link)
  }
}

const platformName = (platform: NodeJS.Platform): DesktopInfo['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux'
