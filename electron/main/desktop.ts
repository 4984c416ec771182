import { join } from 'node:path'
import { deepLinkIn, type DeepLink } from '../../core/bridge/deep-links.ts'
import { languageOf } from '../../core/domain/text/language.ts'
import { problemText, readAdminPolicy } from './settings/admin-policy.ts'
import { appSchemePrivileges } from './page/app-protocol.ts'
import { asksForHotkeys } from './shell/hotkeys.ts'
import { mainWords } from './ports/main.words.ts'
import { linkIn, parseLaunch } from './settings/launch-options.ts'
import { guardNavigation } from './page/navigation.ts'
import type { DesktopParts } from './ports/ports.ts'
import { startDesk } from './start-desk.ts'

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
