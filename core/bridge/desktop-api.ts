import { z } from 'zod'
import { Id } from '../domain/document/id.ts'
import type { Language } from '../domain/text/language.ts'
import type { CaptureKind, Hotkey } from './capture.ts'
import type { MenuCommand } from './menu.ts'
import type { ProxyAnswer, ProxyQuestion } from './proxy.ts'
import type { SpellingState } from './spelling.ts'
import type { UpdateChannel, UpdateState } from './updates.ts'

/**
 * What the renderer may ask of the desktop app around it.
 *
 * One contract, two implementations: Electron (preload → main) and a web version inside the renderer. Main parses
 * every argument with the schemas below before using it.
 */

/** In-app path, such as `/handoffs/0190….1`. Ids contain dots, but no segment starts with one. */
export const InAppPath = z
  .string()
  .min(1)
  .max(300)
  .regex(/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/)

/** A page that opens in the person's browser: https alone, so it can run nothing here. */
export const ExternalUrl = z.url({ protocol: /^https$/ }).max(2000)

/** A toast. `key` identifies the notification: showing the same key again replaces the toast instead of adding one. */
export const Toast = z.object({
  key: z.string().min(1).max(200),
  title: z.string().min(1).max(300),
  body: z.string().max(1000),
  /** What a click opens. */
  link: InAppPath,
  /** No sound, where the system gives us the choice. */
  silent: z.boolean().optional(),
  /** Someone has to act now: the taskbar flashes too, as long as no window of ours has the focus. */
  urgent: z.boolean().optional(),
  /** A handoff that this person can claim right in the toast, where the system has buttons for that. */
  claim: z.object({ handoffId: Id, personId: Id }).optional(),
})
export type Toast = z.infer<typeof Toast>

/** What happened to a toast: `suppressed` means do not disturb, `denied` a missing permission. */
export const ToastOutcome = z.enum(['shown', 'suppressed', 'denied', 'failed'])
export type ToastOutcome = z.infer<typeof ToastOutcome>

/** The number on the tray, taskbar and title. `attention` asks for a mark without a number, for example when signed out. */
export const Badge = z.object({ count: z.int().min(0).max(9999), attention: z.boolean() })
export type Badge = z.infer<typeof Badge>

/** What the tray's menu says of this desk, and until when this person isn't to be disturbed (ms since 1970; null for not at all). */
export const TrayStatus = z.object({ sentence: z.string().max(200), quietUntil: z.number().nullable() })
export type TrayStatus = z.infer<typeof TrayStatus>

/** What someone chose in the tray's menu that only the page can do. */
export const TrayCommand = z.enum(['quiet-hour', 'quiet-tomorrow', 'quiet-off'])
export type TrayCommand = z.infer<typeof TrayCommand>

/** Requests of `POST /auth/…` that carry a refresh token, or whose answers do. */
export const SignInPath = z.enum(['setup', 'sign-in', 'accept', 'reset', 'refresh', 'sign-out'])
export type SignInPath = z.infer<typeof SignInPath>
export const SignInRequest = z.object({ path: SignInPath, body: z.record(z.string(), z.json()) })
export type SignInRequest = z.infer<typeof SignInRequest>
/** The server's answer, without the refresh token. `body` is null if it was nothing that can be read. */
export const SignInAnswer = z.object({ status: z.int(), body: z.record(z.string(), z.json()).nullable() })
export type SignInAnswer = z.infer<typeof SignInAnswer>

/** Signing in through the desktop app, which keeps the refresh token and gives out access tokens. */
export type SignInApi = {
  /** Rejects if the server can't be reached. */
  send(request: SignInRequest): Promise<SignInAnswer>
  /** Deletes the refresh token on this device. */
  forget(): Promise<void>
}

/** What became of another server's address: `declined` by the person in main's own dialog; `failed`: it can't be used. */
export const ServerChange = z.enum(['changed', 'declined', 'failed'])
export type ServerChange = z.infer<typeof ServerChange>

/** Names one person's data on this device. */
export const KeyName = z.string().regex(/^[a-z0-9][a-z0-9_]{0,39}$/)

/** A key for what is on the device: AES-256, 32 bytes in base64. `id` tells it from others of the same person. */
export const KeySecret = z.object({
  id: z.int().min(0).max(0xff_ff_ff_ff),
  secret: z.base64().length(44),
})
export type KeySecret = z.infer<typeof KeySecret>
/** Newest first; more than one only while they are being renewed. */
export const KeySecrets = z.array(KeySecret).min(1).max(4)

/**
 * The keys to one person's data. `kept`: they can be read again after a restart, because there is a keychain.
 *
 * `shut`: there are keys and the keychain doesn't give them out: `locked` now, `foreign` ever (it was recreated, or
 * the files come from another computer), or there is no keychain any more (`no_keychain`).
 */
export const KeysAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keys'), keys: KeySecrets, kept: z.boolean() }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('shut'), why: z.enum(['locked', 'foreign', 'no_keychain']) }),
])
export type KeysAnswer = z.infer<typeof KeysAnswer>

/** The keys that seal what is on this device, kept by the desktop app in the system's keychain. */
export type DeviceKeysApi = {
  read(name: string): Promise<KeysAnswer>
  /** Creates one, which is then the newest. The others stay. `shut` if these can't be read. */
  make(name: string): Promise<KeysAnswer>
  /** Keeps these instead of any others. */
  restore(name: string, keys: readonly KeySecret[]): Promise<KeysAnswer>
  forget(name: string): Promise<void>
}

/** Address of the server this desk talks to: http or https, no trailing slash. */
export const ServerUrl = z.url({ protocol: /^https?$/ }).max(300)

/**
 * How the server is connected to: `private` over TLS or on this machine, `open` readably for others on the network, which
 * someone agreed to; `off` not at all, because it isn't known to be the right one or no one agreed.
 */
export const ServerConnection = z.enum(['private', 'open', 'off'])
export type ServerConnection = z.infer<typeof ServerConnection>

/** Where the desk runs and what it can rely on. */
export const DesktopInfo = z.object({
  shell: z.enum(['electron', 'web']),
  platform: z.enum(['linux', 'darwin', 'win32', 'web']),
  version: z.string(),
  /** Empty in the browser, where the server is the page's own origin. */
  serverUrl: z.string(),
  connection: ServerConnection,
  /** An administrator of this machine decides the server; no one can choose another. */
  serverIsDecided: z.boolean(),
  /** What is wrong with that administrator's policy, in sentences. */
  policyProblems: z.array(z.string()),
  /** False if the operating system has no keychain, so the person signs in again after a restart. */
  keepsSecrets: z.boolean(),
  /** Name of an additional desk on the same machine; '' for the first. */
  profile: z.string(),
})
export type DesktopInfo = z.infer<typeof DesktopInfo>

/** Quick capture, over whatever someone is working in. */
export type CaptureApi = {
  /** Opens its window, or brings it to the front. False if the browser blocked it. */
  open(kind: CaptureKind): Promise<boolean>
  /** Puts this window away, if it is that one, and gives the focus back. False in a page that can't close itself. */
  close(): Promise<boolean>
  /** Its window was asked for while it was there: show this kind. */
  onOpened(listener: (kind: CaptureKind) => void): () => void
}

/** Keys that open quick capture from any program. */
export type HotkeysApi = {
  read(): Promise<Hotkey[]>
  /** '' for no keys. Answers with what became of all of them. */
  set(kind: CaptureKind, keys: string): Promise<Hotkey[]>
}

/** New versions of the desktop app. */
export type UpdatesApi = {
  read(): Promise<UpdateState>
  /** Answers with what holds then. */
  setChannel(channel: UpdateChannel): Promise<UpdateState>
  /** Restarts into the version that waits, once what is being typed is stored. */
  restart(): Promise<void>
  onChange(listener: () => void): () => void
}

/** Checking spelling. */
export type SpellingApi = {
  read(): Promise<SpellingState>
  /** Answers with what holds then. */
  set(isOn: boolean): Promise<SpellingState>
}

/** Proxies that ask who someone is. */
export type ProxyApi = {
  /** What is to be asked now; null for nothing. */
  read(): Promise<ProxyQuestion | null>
  answer(answer: ProxyAnswer): Promise<void>
  onChange(listener: () => void): () => void
}

/** The desktop app as the renderer sees it. Calls reject only if the app is gone. */
export type DesktopApi = {
  info(): Promise<DesktopInfo>
  /** Asks the person in a native dialog, then switches servers and reloads the window. `failed` in a browser. */
  setServerUrl(url: string): Promise<ServerChange>
  /** The language of menus, dialogs and the tray. False if it couldn't be kept, and in a browser. */
  setLanguage(language: Language): Promise<boolean>
  /** Null in a browser, which has no keychain: there, the page keeps keys that can't be exported. */
  keys: DeviceKeysApi | null
  /** Null in a browser, where the refresh token is in a cookie that the page can't read. */
  signIn: SignInApi | null
  showToast(toast: Toast): Promise<ToastOutcome>
  /** Removes a toast, for example because someone else claimed the handoff. Unknown keys are ignored. */
  closeToast(key: string): Promise<void>
  setBadge(badge: Badge): Promise<void>
  /** What the tray's menu says; null while no one is signed in, where it offers nothing that needs someone. */
  setTrayStatus(status: TrayStatus | null): Promise<void>
  /** Someone chose this in the tray's menu. */
  onTrayCommand(listener: (command: TrayCommand) => void): () => void
  /** Someone chose this in the application's menu; never in a browser, which has its own. */
  onMenuCommand(listener: (command: MenuCommand) => void): () => void
  /** Brings the window to the front. */
  focusWindow(): Promise<void>
  /** Opens a screen in a window of its own, or brings that window to the front. False if the browser blocked it. */
  openWindow(path: string): Promise<boolean>
  capture: CaptureApi
  /** Null in a browser, which has no keys outside of its page. */
  hotkeys: HotkeysApi | null
  /** Null in a browser, which checks spelling itself. */
  spelling: SpellingApi | null
  /** Null in a browser, which asks by itself. */
  proxy: ProxyApi | null
  /** Null in a browser, where the server brings the version. */
  updates: UpdatesApi | null
  /** Opens the folder with the desktop app's log; false if the system couldn't. Null in a browser. */
  openLogFolder: (() => Promise<boolean>) | null
  /** Opens a page in the person's browser. False if it isn't an https address. */
  openExternal(url: string): Promise<boolean>
  /** Links opened from toasts, the tray and `baton://`. Each click arrives once, including clicks from before this call. */
  onLink(listener: (link: string) => void): () => void
  /** The app is about to restart: store what is being typed here. Rejects if it can't be. */
  onStore(listener: () => Promise<void>): () => void
  /** The computer woke from sleep or the network came back: a good time to reconnect. */
  onResume(listener: () => void): () => void
  /**
   * Whether the window can be seen: false in the tray, minimized, behind a locked screen or in another tab. Called
   * soon after subscribing and on every change. In Electron the page's own `visibilityState` doesn't tell.
   */
  onVisible(listener: (visible: boolean) => void): () => void
}
