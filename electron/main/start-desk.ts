import { deepLinkScheme, type DeepLink } from '../../core/bridge/deep-links.ts'
import type { Badge } from '../../core/bridge/desktop-api.ts'
import { languageOf, type Language } from '../../core/domain/text/language.ts'
import { appScheme } from '../../core/bridge/app-origin.ts'
import {
  AdminPolicy,
  decide,
  problemText,
  type PolicyProblem,
  type ReadPolicy,
} from './settings/admin-policy.ts'
import { serveApp } from './page/app-protocol.ts'
import { presentBadge } from './shell/badge.ts'
import { createServerConfirmation } from './settings/confirm-server.ts'
import { contentSecurityPolicy } from './page/content-security-policy.ts'
import { createCertificateChoice } from './page/client-certificate.ts'
import { createCaptureWindow } from './windows/capture-window.ts'
import { openHotkeys } from './shell/hotkeys.ts'
import { guardDownloads } from './page/downloads.ts'
import { openJsonFile } from './ports/files.ts'
import { keepOnScreen } from './windows/keep-on-screen.ts'
import { mainWords } from './ports/main.words.ts'
import { createPageAsks } from './windows/page-asks.ts'
import { createQuit } from './windows/quit.ts'
import { createRestart } from './windows/restart.ts'
import { openServerChoice } from './settings/server-choice.ts'
import { createOwnWindows } from './windows/own-windows.ts'
import { push, serveCalls } from './page/ipc.ts'
import type { LaunchOptions } from './settings/launch-options.ts'
import { createLinkInbox } from './shell/link-inbox.ts'
import { createMainWindow, type MainWindow } from './windows/main-window.ts'
import { openLoginStart } from './settings/login-start.ts'
import { startUpdates } from './shell/updates.ts'
import { applicationMenu } from './windows/menu.ts'
import { guardPermissions } from './page/permissions.ts'
import type { DeskParts, DesktopParts } from './ports/ports.ts'
import { openDeviceKeys } from './keys/device-keys.ts'
import { openKeychain } from './keys/keychain.ts'
import { createProxySignIn } from './ports/proxy-sign-in.ts'
import { openSecrets } from './keys/secrets.ts'
import { createSignIn } from './keys/sign-in.ts'
import { openSettings } from './settings/settings.ts'
import { openSpelling } from './settings/spelling.ts'
import { createToasts } from './shell/toasts.ts'
import { createPutAwayHint, showsTrays } from './shell/tray-help.ts'
import { createTray, type DeskTray } from './shell/tray.ts'
import { minimumSize } from './windows/window-bounds.ts'
import { isTrustedSender } from './page/trusted-sender.ts'
import { createDeskCalls } from './desk-calls.ts'
import { watchScreens } from './windows/screens.ts'

/** Builds the desk once Electron is ready. Returns a function to call with each deep link. */
export const startDesk = async (
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
  const tellResumed = (): void => {
    for (const page of pages()) push(page, 'desktop:resumed')
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

  const handlers = createDeskCalls(parts, {
    app: { profile: options.profile, openLogs },
    server,
    decided,
    settings,
    secrets,
    keys,
    signIn,
    proxy,
    asks,
    spelling,
    updates,
    hotkeys,
    toasts,
    inbox,
    window,
    ownWindows,
    capture,
    isLocked: () => screens.isLocked(),
    setTrayStatus: (status) => tray?.setStatus(status),
    setBadge(next) {
      badge = next
      renderBadge()
      app.setBadgeCount(badge.count)
    },
    languageChanged() {
      showMenu()
      renderBadge()
      spelling.follow()
    },
  })
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

  const screens = watchScreens(parts, { cares, tellVisibility, tellResumed })
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
