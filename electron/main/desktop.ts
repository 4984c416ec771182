import { join } from 'node:path'
import { deepLinkIn, deepLinkScheme, type DeepLink } from '../../core/bridge/deep-links.ts'
import type { Badge, DesktopInfo } from '../../core/bridge/desktop-api.ts'
import { languageOf, type Language } from '../../core/domain/language.ts'
import type { CallHandlers } from '../../core/bridge/ipc.ts'
import { appScheme } from '../../core/bridge/app-origin.ts'
import {
  AdminPolicy,
  decide,
  problemText,
  readAdminPolicy,
  type PolicyProblem,
  type ReadPolicy,
} from './admin-policy.ts'
import { appSchemePrivileges, serveApp } from './app-protocol.ts'
import { presentBadge } from './badge.ts'
import { createServerConfirmation } from './confirm-server.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { createCertificateChoice } from './client-certificate.ts'
import { createCaptureWindow } from './capture-window.ts'
import { asksForHotkeys, openHotkeys } from './hotkeys.ts'
import { guardDownloads } from './downloads.ts'
import { openJsonFile } from './files.ts'
import { keepOnScreen } from './keep-on-screen.ts'
import { mainWords } from './main.words.ts'
import { createPageAsks } from './page-asks.ts'
import { createQuit } from './quit.ts'
import { createRestart } from './restart.ts'
import { openServerChoice } from './server-choice.ts'
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
import type { DeskParts, DesktopParts } from './ports.ts'
import { openDeviceKeys } from './device-keys.ts'
import { openKeychain } from './keychain.ts'
import { createProxySignIn } from './proxy-sign-in.ts'
import { openSecrets } from './secrets.ts'
import { createSignIn } from './sign-in.ts'
import { openSettings } from './settings.ts'
import { openSpelling } from './spelling.ts'
import { createToasts } from './toasts.ts'
import { createPutAwayHint, showsTrays } from './tray-help.ts'
import { createTray, type DeskTray } from './tray.ts'
import { minimumSize } from './window-bounds.ts'
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
  const words = mainWords(languageOf(app.getPreferredSystemLanguages()))
  const launch = parseLaunch(parts.argv, parts.env, words)
  if (launch.kind === 'refused') {
    parts.log(launch.message)
    parts.dialog.showErrorBox(words.cannotStart, launch.message)
    app.exit(2)
    return 'refused'
  }
  const policy = readAdminPolicy(parts.adminPolicy())
  for (const problem of policy.problems) parts.log(problemText(problem, mainWords('en')))
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
  follow = await startDesk(parts, options, userData, policy)
  for (const link of early) follow(link)
  return 'running'
}

/** Builds the desk once Electron is ready. Returns a function to call with each deep link. */
const startDesk = async (
  given: DesktopParts,
  options: LaunchOptions,
  userData: string,
  policy: ReadPolicy,
): Promise<(link: DeepLink | null) => void> => {
  const { app, platform } = given
  const files = given.files(userData)
  const settings = openSettings(files, options.serverUrl, given.log)
  const language = (): Language => settings.read('language') ?? languageOf(app.getPreferredSystemLanguages())
  const parts: DeskParts = {
    ...given,
    words: () => mainWords(language()),
    checksSpelling: () => spelling.isOn,
  }
  const lastPolicy = openJsonFile(files, 'policy.json', AdminPolicy.nullable(), null, parts.log)
  const last = lastPolicy.read()
  const decided = decide(policy, last)
  if (policy.problems.length === 0 && JSON.stringify(last) !== JSON.stringify(policy.policy))
    lastPolicy.write(policy.policy)
  const spelling = openSpelling(parts, settings, decided, language)
  const server = openServerChoice(settings, decided, createServerConfirmation(parts))
  await server.askAtStart()
  // The system's proxies, with their scripts. Certificates are checked as the system does, which is what happens unless
  // something here says otherwise: nothing does.
  await parts
    .session()
    .setProxy({ mode: 'system' })
    .catch((error: unknown) => parts.log(`The system's proxies could not be set: ${String(error)}`))
  const proxy = createProxySignIn(
    parts.now,
    () => push(window.port.webContents, 'proxy:asked'),
    () => tellResumed(),
  )
  const http = parts.http(proxy)
  const keychain = openKeychain(parts.safeStorage, platform, parts.log)
  const secrets = openSecrets(files, keychain, parts.log)
  const signIn = createSignIn({
    http: async (url, init) => {
      if (server.reachable() === null) throw new Error('There is no server that this desk may connect to.')
      return http(url, init)
    },
    secrets,
    serverUrl: server.url,
  })
  const keys = openDeviceKeys(files, keychain, parts.newKey, parts.log)

  guardPermissions(parts.session())
  guardDownloads(parts.session(), parts.log)
  parts.protocol.handle(
    appScheme,
    serveApp({
      root: parts.paths.renderer,
      readAsset: parts.readAsset,
      policy: () => contentSecurityPolicy(server.reachable()),
    }),
  )
  const showMenu = (): void => {
    const menu = applicationMenu(platform, app.isPackaged, parts.words(), {
      command(command) {
        window.present()
        push(window.port.webContents, 'menu:command', command)
      },
      note: () => capture.open('note'),
      openLogs: () => void openLogs(),
    })
    parts.setApplicationMenu(parts.buildMenu(menu))
  }
  showMenu()
  // An unpackaged app would register the plain Electron binary for these links, system-wide.
  if (app.isPackaged && options.profile === '') app.setAsDefaultProtocolClient(deepLinkScheme)

  let badge: Badge = { count: 0, attention: false }
  let view = presentBadge(badge, options.profile, parts.words())
  let tray: DeskTray | null = null
  /** Someone who locks the screen has left, and Linux never reports that. */
  let locked = false
  const pages = () => [window.port.webContents, ...ownWindows.contents(), ...capture.contents()]
  const cares = () => [window.care, ...ownWindows.cares(), ...capture.cares()]
  const renderBadge = (): void => {
    view = presentBadge(badge, options.profile, parts.words())
    window.setBadge(view)
    tray?.render(view)
  }
  const tellVisibility = (): void => {
    for (const page of pages()) push(page, 'window:visibility')
  }
  const hasTray = (): boolean => tray !== null && showsTrays(platform, parts.env)
  const asks = createPageAsks(parts)
  const window: MainWindow = createMainWindow(parts, asks, {
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
  const ownWindows = createOwnWindows(parts, asks, tellVisibility)
  const capture = createCaptureWindow(parts, asks)
  const loginStart = openLoginStart(parts)
  const { startAtLogin } = decided
  if (app.isPackaged && options.profile === '' && typeof startAtLogin === 'boolean') {
    if (loginStart.isOn() !== startAtLogin) loginStart.set(startAtLogin)
  }
  const toldOfUpdate = (title: string, body: string): void => {
    // Shown once the rest is there: what was found out at the start included.
    parts.later(0, () => void toasts.show({ key: 'update', title, body, link: '/settings', silent: true }))
  }
  const letClose = (): void => {
    window.letClose()
    // It only hides when it is closed, which would keep the app from quitting.
    capture.destroy()
  }
  const quit = createQuit(parts, asks, { pages, letClose })
  const updates = startUpdates(parts, files, settings, decided, {
    onChange() {
      tray?.render(view)
      for (const page of pages()) push(page, 'updates:changed')
    },
    onReady(version) {
      const words = parts.words().update
      toldOfUpdate(words.ready(version), words.readyMore)
    },
    onFailed(version) {
      const words = parts.words().update
      toldOfUpdate(words.failed(version), words.failedMore(app.getVersion()))
    },
    ...createRestart(parts, asks, {
      pages,
      cares,
      putAway() {
        const wasSeen = window.isSeen()
        if (wasSeen) window.hide()
        capture.close()
        return () => wasSeen && window.present()
      },
      letClose(yes) {
        quit.letGo(yes)
        if (yes) letClose()
        else window.letClose(false)
      },
    }),
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
      restartToUpdate: () => void updates.restart(),
      updateReady: () => updates.state().ready,
      // The second desk of one person starts by hand.
      loginStart: !app.isPackaged || options.profile !== '' ? null : loginStart,
      isLoginStartDecided: startAtLogin !== undefined,
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

  const openLogs = async (): Promise<boolean> => {
    const failure = await parts.openFolder(parts.paths.logs)
    if (failure !== '') parts.log(`The log's folder could not be opened: ${failure}`)
    return failure === ''
  }

  const handlers: CallHandlers = {
    'desktop:info': async () => ({
      shell: 'electron',
      platform: platformName(platform),
      version: app.getVersion(),
      serverUrl: server.url(),
      connection: server.connection(),
      serverIsDecided: server.isDecided,
      policyProblems: decided.problems.map((problem) => problemText(problem, parts.words())),
      keepsSecrets: await secrets.keeps(),
      profile: options.profile,
    }),
    'server-url:set': async (text) => {
      const outcome = await server.choose(text)
      if (outcome !== 'changed') return outcome
      // What is on screen came from the other server.
      toasts.closeAll()
      inbox.clear()
      ownWindows.closeAll()
      capture.destroy()
      window.load()
      return outcome
    },
    'language:set': (chosen) => {
      if (settings.read('language') === chosen) return true
      if (!settings.write({ language: chosen })) return false
      showMenu()
      renderBadge()
      spelling.follow()
      return true
    },
    'updates:read': updates.state,
    'updates:channel': (channel) => {
      updates.setChannel(channel)
      return updates.state()
    },
    'updates:restart': updates.restart,
    'logs:open': openLogs,
    'spelling:read': spelling.state,
    'spelling:set': (isOn) => {
      spelling.set(isOn)
      return spelling.state()
    },
    'proxy:read': proxy.question,
    'proxy:answer': proxy.answer,
    'page:answer': asks.answer,
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
    'badge:set': (next) => {
      badge = next
      renderBadge()
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

  /** After sleep, graphics drivers leave windows white; a lost process for graphics does so at any time. */
  const checkPages = (painted: boolean): void => {
    // Behind a locked screen nothing is painted.
    if (!locked) for (const care of cares()) void care.check(painted)
  }
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return
    parts.log(`The process for graphics ended: ${reason}.`)
    checkPages(true)
  })
  keepOnScreen(parts, { port: window.port, smallest: minimumSize }, () =>
    [...ownWindows.ports(), ...capture.ports()].map((port) => ({ port, smallest: { width: 0, height: 0 } })),
  )

  app.on('login', (event, _contents, { url }, auth, reply) => {
    event.preventDefault()
    proxy.asked(auth, url, reply)
  })
  const chooseCertificate = createCertificateChoice(parts)
  app.on('select-client-certificate', (event, _contents, url, offered, reply) => {
    event.preventDefault()
    void chooseCertificate(url, offered).then((chosen) => (chosen === null ? reply() : reply(chosen)))
  })

  app.on('activate', () => window.present())
  app.on('before-quit', quit.beforeQuit)
  parts.powerMonitor.on('shutdown', () => quit.letGo(true))
  app.on('will-quit', () => hotkeys.release())
  const lockedNow = (now: boolean): void => {
    locked = now
    tellVisibility()
    if (!now) checkPages(false)
  }
  parts.powerMonitor.on('lock-screen', () => lockedNow(true))
  parts.powerMonitor.on('unlock-screen', () => lockedNow(false))
  const tellResumed = (): void => {
    for (const page of pages()) push(page, 'desktop:resumed')
  }
  const resumed = (): void => {
    checkPages(false)
    tellResumed()
  }
  parts.powerMonitor.on('resume', resumed)
  parts.powerMonitor.on('unlock-screen', resumed)

  if (server.connection() === 'off' && decided.problems.length > 0) tellNoServer(parts, decided.problems)

  return (link) => {
    if (link !== null) toasts.follow(link)
  }
}

/** The page says so too; but whoever can't sign in doesn't get to its diagnostics. */
const tellNoServer = (parts: DeskParts, problems: readonly PolicyProblem[]): void => {
  const words = parts.words()
  parts.dialog
    .showMessageBox({
      type: 'error',
      title: 'Baton',
      message: words.policy.noServer,
      detail: words.policy.noServerMore(problems.map((problem) => problemText(problem, words)).join('\n')),
      buttons: [words.policy.ok],
    })
    .catch((error: unknown) => parts.log(`The dialog could not be shown: ${String(error)}`))
}

const platformName = (platform: NodeJS.Platform): DesktopInfo['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux'
