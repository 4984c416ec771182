import { z } from 'zod'

/**
 * What the renderer may ask of the desktop around it.
 *
 * One contract with two implementations: Electron (preload → main) and the web twin in the renderer. Every
 * argument that crosses from the renderer to main is parsed with the schemas below before it is used.
 */

/** A toast. `key` identifies the notification: raising the same key again replaces the toast, never adds a second. */
export const Toast = z.object({
  key: z.string().min(1).max(200),
  title: z.string().min(1).max(300),
  body: z.string().max(1000),
  /** In-app path opened by a click, for example `/handoffs/0190….1`. Ids hold dots; no segment starts with one. */
  link: z
    .string()
    .min(1)
    .max(300)
    .regex(/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/),
  /** Without a sound, where the system lets us say so. */
  silent: z.boolean().optional(),
})
export type Toast = z.infer<typeof Toast>

/** What became of a toast: `suppressed` is do-not-disturb, `denied` a missing permission. */
export const ToastOutcome = z.enum(['shown', 'suppressed', 'denied', 'failed'])
export type ToastOutcome = z.infer<typeof ToastOutcome>

/** The number on tray, taskbar and title. `attention` asks for a mark that is no number: signed out, for one. */
export const Badge = z.object({ count: z.int().min(0).max(9999), attention: z.boolean() })
export type Badge = z.infer<typeof Badge>

/** A long-lived secret: at present the refresh token alone. `null` forgets it. */
export const Secret = z.string().min(1).max(4096).nullable()
export type Secret = z.infer<typeof Secret>

/** Address of the server that this desk talks to, without a trailing slash; http or https only. */
export const ServerUrl = z.url({ protocol: /^https?$/ }).max(300)

/** Where the desk runs and what it may rely on. */
export const DesktopInfo = z.object({
  shell: z.enum(['electron', 'web']),
  platform: z.enum(['linux', 'darwin', 'win32', 'web']),
  version: z.string(),
  /** Empty string in the web twin: the page's own origin. */
  serverUrl: z.string(),
  /** False where the operating system offers no keychain: the person signs in again after a restart. */
  keepsSecrets: z.boolean(),
  /** Name of the second desk on one machine, or '' for the first. */
  profile: z.string(),
})
export type DesktopInfo = z.infer<typeof DesktopInfo>

/** The desktop as the renderer sees it. Calls reject only when the desktop is gone. */
export type DesktopApi = {
  info(): Promise<DesktopInfo>
  /** Changes the server and reloads the window. Only Electron; the web twin answers false. */
  setServerUrl(url: string): Promise<boolean>
  readSecret(): Promise<Secret>
  writeSecret(secret: Secret): Promise<void>
  showToast(toast: Toast): Promise<ToastOutcome>
  /** Takes a toast away, for example because someone else claimed. Unknown keys are ignored. */
  closeToast(key: string): Promise<void>
  setBadge(badge: Badge): Promise<void>
  /** Brings the window to the front. */
  focusWindow(): Promise<void>
  /** Links opened from toasts, the tray and `baton://`; delivered once per click, also those from before this call. */
  onLink(listener: (link: string) => void): () => void
  /** The operating system woke from sleep or the network came back: a good moment to reconnect. */
  onResume(listener: () => void): () => void
  /**
   * Whether the window can be seen: false in the tray, minimised, behind a locked screen, or in another tab. Told soon after the call, and at
   * every change. The page's own `visibilityState` does not say it in Electron.
   */
  onVisible(listener: (visible: boolean) => void): () => void
}
