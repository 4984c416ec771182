import { z } from 'zod'

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
})
export type Toast = z.infer<typeof Toast>

/** What happened to a toast: `suppressed` means do not disturb, `denied` a missing permission. */
export const ToastOutcome = z.enum(['shown', 'suppressed', 'denied', 'failed'])
export type ToastOutcome = z.infer<typeof ToastOutcome>

/** The number on the tray, taskbar and title. `attention` asks for a mark without a number, for example when signed out. */
export const Badge = z.object({ count: z.int().min(0).max(9999), attention: z.boolean() })
export type Badge = z.infer<typeof Badge>

/** A long-lived secret; for now only the refresh token. `null` deletes it. */
export const Secret = z.string().min(1).max(4096).nullable()
export type Secret = z.infer<typeof Secret>

/** Address of the server this desk talks to: http or https, no trailing slash. */
export const ServerUrl = z.url({ protocol: /^https?$/ }).max(300)

/** Where the desk runs and what it can rely on. */
export const DesktopInfo = z.object({
  shell: z.enum(['electron', 'web']),
  platform: z.enum(['linux', 'darwin', 'win32', 'web']),
  version: z.string(),
  /** Empty in the browser, where the server is the page's own origin. */
  serverUrl: z.string(),
  /** False if the operating system has no keychain, so the person signs in again after a restart. */
  keepsSecrets: z.boolean(),
  /** Name of an additional desk on the same machine; '' for the first. */
  profile: z.string(),
})
export type DesktopInfo = z.infer<typeof DesktopInfo>

/** The desktop app as the renderer sees it. Calls reject only if the app is gone. */
export type DesktopApi = {
  info(): Promise<DesktopInfo>
  /** Switches servers and reloads the window. Electron only; in the browser it returns false. */
  setServerUrl(url: string): Promise<boolean>
  readSecret(): Promise<Secret>
  writeSecret(secret: Secret): Promise<void>
  showToast(toast: Toast): Promise<ToastOutcome>
  /** Removes a toast, for example because someone else claimed the handoff. Unknown keys are ignored. */
  closeToast(key: string): Promise<void>
  setBadge(badge: Badge): Promise<void>
  /** Brings the window to the front. */
  focusWindow(): Promise<void>
  /** Opens a screen in a window of its own, or brings that window to the front. False if the browser blocked it. */
  openWindow(path: string): Promise<boolean>
  /** Opens a page in the person's browser. False if it isn't an https address. */
  openExternal(url: string): Promise<boolean>
  /** Links opened from toasts, the tray and `baton://`. Each click arrives once, including clicks from before this call. */
  onLink(listener: (link: string) => void): () => void
  /** The computer woke from sleep or the network came back: a good time to reconnect. */
  onResume(listener: () => void): () => void
  /**
   * Whether the window can be seen: false in the tray, minimized, behind a locked screen or in another tab. Called
   * soon after subscribing and on every change. In Electron the page's own `visibilityState` doesn't tell.
   */
  onVisible(listener: (visible: boolean) => void): () => void
}
