import { ExternalUrl, type DesktopApi, type Toast } from '../../core/bridge/desktop-api.ts'
import { capturePath, captureSize } from '../../core/bridge/capture.ts'
import { ownWindowAddress } from '../../core/bridge/own-window.ts'
import { isThisMachine } from '../../core/domain/text/this-machine.ts'

declare global {
  interface Window {
    /** The desktop app around this page; absent in a browser. */
    baton?: DesktopApi
  }
}

/** The parts of a browser used here, so that this can run without one. */
export type WebParts = {
  window: Pick<Window, 'addEventListener' | 'focus' | 'open' | 'close' | 'opener'>
  location: Pick<Location, 'protocol' | 'hostname'>
  document: Pick<Document, 'addEventListener' | 'visibilityState'> & { title: string }
  navigator: { setAppBadge?: (count?: number) => Promise<void>; clearAppBadge?: () => Promise<void> }
  /** Absent if pages can't notify at all. */
  notifications: {
    permission: () => NotificationPermission
    show: (toast: Toast, onClick: () => void) => { close: () => void }
  } | null
}

const browserParts = (): WebParts => ({
  window,
  location,
  document,
  navigator,
  notifications:
    typeof Notification === 'undefined'
      ? null
      : {
          permission: () => Notification.permission,
          show: ({ key, title, body, silent }, onClick) => {
            const notification = new Notification(title, { body, tag: key, silent: silent ?? null })
            notification.addEventListener('click', onClick)
            return notification
          },
        },
})

/**
 * `DesktopApi` in a browser: the browser's notifications and badge, no keychain (the refresh token is an HttpOnly
 * cookie the page never sees), and the page's own origin as the server.
 */
export const createWebDesktop = (version: string, parts: WebParts = browserParts()): DesktopApi => {
  const linkListeners = new Set<(link: string) => void>()
  const resumeListeners = new Set<() => void>()
  const visibleListeners = new Set<(visible: boolean) => void>()
  const toasts = new Map<string, { close: () => void }>()
  let heldLinks: string[] = []

  const deliver = (link: string) => {
    if (linkListeners.size === 0) heldLinks.push(link)
    for (const listener of linkListeners) listener(link)
  }
  const resumed = () => {
    for (const listener of resumeListeners) listener()
  }
  parts.window.addEventListener('online', resumed)
  parts.document.addEventListener('visibilitychange', () => {
    const visible = parts.document.visibilityState === 'visible'
    for (const listener of visibleListeners) listener(visible)
    if (visible) resumed()
  })

  return {
    info: async () => ({
      shell: 'web',
      platform: 'web',
      version,
      serverUrl: '',
      connection:
        parts.location.protocol === 'https:' || isThisMachine(parts.location.hostname) ? 'private' : 'open',
      serverIsDecided: false,
      policyProblems: [],
      keepsSecrets: true,
      profile: '',
    }),
    setServerUrl: async () => 'failed',
    setLanguage: async () => false,
    onMenuCommand: () => () => undefined,
    spelling: null,
    proxy: null,
    updates: null,
    openLogFolder: null,
    // A browser only ever leaves a page when its person does.
    onStore: () => () => undefined,
    keys: null,
    signIn: null,
    showToast: async (toast) => {
      if (parts.notifications?.permission() !== 'granted') return 'denied'
      try {
        const shown = parts.notifications.show(toast, () => {
          parts.window.focus()
          shown.close()
          toasts.delete(toast.key)
          deliver(toast.link)
        })
        toasts.set(toast.key, shown)
        return 'shown'
      } catch {
        // Some mobile browsers have the constructor but throw when it is called.
        return 'failed'
      }
    },
    closeToast: async (key) => {
      toasts.get(key)?.close()
      toasts.delete(key)
    },
    setBadge: async ({ count, attention }) => {
      parts.document.title = attention ? '(!) Baton' : count > 0 ? `(${count}) Baton` : 'Baton'
      // Only installed pages have a badge; otherwise the browser may reject the call.
      const badge =
        count > 0 || attention
          ? parts.navigator.setAppBadge?.(count > 0 ? count : undefined)
          : parts.navigator.clearAppBadge?.()
      await badge?.catch(() => undefined)
    },
    setTrayStatus: async () => undefined,
    onTrayCommand: () => () => undefined,
    focusWindow: async () => parts.window.focus(),
    // The name makes the browser bring an open window to the front instead of opening another.
    openWindow: async (path) => {
      const opened = parts.window.open(
        ownWindowAddress(path),
        `baton${path.replaceAll('/', '-')}`,
        'popup,width=900,height=760',
      )
      opened?.focus()
      return opened !== null
    },
    capture: {
      // One window for all kinds; opening it again leads its page to the new address.
      open: async (kind) => {
        const opened = parts.window.open(
          ownWindowAddress(capturePath(kind)),
          'baton-capture',
          `popup,width=${captureSize.width},height=${captureSize.height}`,
        )
        opened?.focus()
        return opened !== null
      },
      // Only a window that a page opened can be closed by its own.
      close: async () => {
        if (parts.window.opener === null) return false
        parts.window.close()
        return true
      },
      onOpened: () => () => undefined,
    },
    hotkeys: null,
    openExternal: async (url) => {
      if (!ExternalUrl.safeParse(url).success) return false
      // Without an opener, the page can't reach back here; the browser then returns nothing to tell success by.
      parts.window.open(url, '_blank', 'noopener,noreferrer')
      return true
    },
    onLink: (listener) => {
      linkListeners.add(listener)
      const links = heldLinks
      heldLinks = []
      for (const link of links) listener(link)
      return () => {
        linkListeners.delete(listener)
      }
    },
    onResume: (listener) => {
      resumeListeners.add(listener)
      return () => {
        resumeListeners.delete(listener)
      }
    },
    onVisible: (listener) => {
      visibleListeners.add(listener)
      listener(parts.document.visibilityState === 'visible')
      return () => {
        visibleListeners.delete(listener)
      }
    },
  }
}
