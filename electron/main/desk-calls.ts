import type { Badge, DesktopInfo } from '../../core/bridge/desktop-api.ts'
import type { CallHandlers } from '../../core/bridge/ipc.ts'
import { problemText, type Decided } from './settings/admin-policy.ts'
import type { CaptureWindow } from './windows/capture-window.ts'
import type { DeviceKeys } from './keys/device-keys.ts'
import type { Hotkeys } from './shell/hotkeys.ts'
import type { LinkInbox } from './shell/link-inbox.ts'
import type { MainWindow } from './windows/main-window.ts'
import type { OwnWindows } from './windows/own-windows.ts'
import type { PageAsks } from './windows/page-asks.ts'
import type { DeskParts } from './ports/ports.ts'
import type { ProxySignIn } from './ports/proxy-sign-in.ts'
import type { Secrets } from './keys/secrets.ts'
import type { ServerChoice } from './settings/server-choice.ts'
import type { DeskSettings } from './settings/settings.ts'
import type { SignIn } from './keys/sign-in.ts'
import type { Spelling } from './settings/spelling.ts'
import type { Toasts } from './shell/toasts.ts'
import type { DeskTray } from './shell/tray.ts'
import type { Updates } from './shell/updates.ts'

/** What pages may call upon. */
export type CalledDesk = {
  app: { profile: string; openLogs(): Promise<boolean> }
  server: ServerChoice
  decided: Decided
  settings: DeskSettings
  secrets: Secrets
  keys: DeviceKeys
  signIn: SignIn
  proxy: ProxySignIn
  asks: PageAsks
  spelling: Spelling
  updates: Updates
  hotkeys: Hotkeys
  toasts: Toasts
  inbox: LinkInbox
  window: MainWindow
  ownWindows: OwnWindows
  capture: CaptureWindow
  isLocked(): boolean
  setTrayStatus: DeskTray['setStatus']
  setBadge(next: Badge): void
  languageChanged(): void
}

const platformName = (platform: NodeJS.Platform): DesktopInfo['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux'

/** Answers what pages call for; each call's shape is in `core/bridge/ipc.ts`, and who may call is checked before. */
export const createDeskCalls = (parts: DeskParts, desk: CalledDesk): CallHandlers => {
  const { server, settings, secrets, keys, signIn, proxy, asks, spelling, updates } = desk
  const { hotkeys, toasts, inbox, window, ownWindows, capture } = desk
  return {
    'desktop:info': async () => ({
      shell: 'electron',
      platform: platformName(parts.platform),
      version: parts.app.getVersion(),
      serverUrl: server.url(),
      connection: server.connection(),
      serverIsDecided: server.isDecided,
      policyProblems: desk.decided.problems.map((problem) => problemText(problem, parts.words())),
      keepsSecrets: await secrets.keeps(),
      profile: desk.app.profile,
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
      desk.languageChanged()
      return true
    },
    'updates:read': updates.state,
    'updates:channel': (channel) => {
      updates.setChannel(channel)
      return updates.state()
    },
    'updates:restart': updates.restart,
    'logs:open': desk.app.openLogs,
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
    'tray:status': desk.setTrayStatus,
    'toast:close': (key) => toasts.close(key),
    'badge:set': desk.setBadge,
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
    'window:visible': () => (window.isSeen() || ownWindows.isAnySeen()) && !desk.isLocked(),
    'links:take': () => inbox.take(),
  }
}
