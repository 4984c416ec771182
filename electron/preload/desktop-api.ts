import type { CaptureKind } from '../../core/bridge/capture.ts'
import type { DesktopApi, TrayCommand } from '../../core/bridge/desktop-api.ts'
import type { MenuCommand } from '../../core/bridge/menu.ts'
import { call, listen, type IpcPort } from './ipc.ts'

/** The page's own events: main isn't told when the network comes back, or when a frame was painted. */
export type PageEvents = {
  onOnline(listener: () => void): void
  afterPaint(run: () => void): void
}

/**
 * `DesktopApi` over ipc.
 *
 * Links are only taken from main while someone listens, and held in between, so that none is lost when the page
 * replaces its listener.
 */
export const createDesktopApi = (ipc: IpcPort, page: PageEvents): DesktopApi => {
  const linkListeners = new Set<(link: string) => void>()
  const resumeListeners = new Set<() => void>()
  const visibleListeners = new Set<(visible: boolean) => void>()
  const captureListeners = new Set<(kind: CaptureKind) => void>()
  const trayListeners = new Set<(command: TrayCommand) => void>()
  const updateListeners = new Set<() => void>()
  const proxyListeners = new Set<() => void>()
  const menuListeners = new Set<(command: MenuCommand) => void>()
  const storeListeners = new Set<() => Promise<void>>()
  let held: string[] = []

  const takeLinks = async (): Promise<void> => {
    if (linkListeners.size === 0) return
    held = [...held, ...(await call(ipc, 'links:take'))]
    if (linkListeners.size === 0) return
    const links = held
    held = []
    for (const link of links) for (const listener of linkListeners) listener(link)
  }
  const resumed = (): void => {
    for (const listener of resumeListeners) listener()
  }
  const tellVisible = async (listeners: Iterable<(visible: boolean) => void>): Promise<void> => {
    const visible = await call(ipc, 'window:visible')
    for (const listener of listeners) if (visibleListeners.has(listener)) listener(visible)
  }
  listen(ipc, 'links:waiting', () => void takeLinks())
  listen(ipc, 'desktop:resumed', resumed)
  listen(ipc, 'tray:command', (command) => {
    for (const listener of trayListeners) listener(command)
  })
  listen(ipc, 'capture:opened', (kind) => {
    for (const listener of captureListeners) listener(kind)
  })
  listen(ipc, 'window:visibility', () => void tellVisible([...visibleListeners]))
  page.onOnline(resumed)
  listen(ipc, 'proxy:asked', () => {
    for (const listener of proxyListeners) listener()
  })
  listen(ipc, 'menu:command', (command) => {
    for (const listener of menuListeners) listener(command)
  })
  listen(ipc, 'updates:changed', () => {
    for (const listener of updateListeners) listener()
  })
  // If main is gone, there is no one to answer.
  const answered = (id: number, ok: boolean): void =>
    void call(ipc, 'page:answer', id, ok).catch(() => undefined)
  listen(ipc, 'page:ping', (id, painted) =>
    painted ? page.afterPaint(() => answered(id, true)) : answered(id, true),
  )
  listen(ipc, 'page:store', (id) => {
    Promise.all([...storeListeners].map((store) => store())).then(
      () => answered(id, true),
      () => answered(id, false),
    )
  })

  return {
    info: () => call(ipc, 'desktop:info'),
    setServerUrl: (url) => call(ipc, 'server-url:set', url),
    keys: {
      read: (name) => call(ipc, 'keys:read', name),
      make: (name) => call(ipc, 'keys:make', name),
      restore: (name, keys) => call(ipc, 'keys:restore', name, [...keys]),
      forget: (name) => call(ipc, 'keys:forget', name),
    },
    signIn: {
      send: (request) => call(ipc, 'sign-in:send', request),
      forget: () => call(ipc, 'sign-in:forget'),
    },
    showToast: (toast) => call(ipc, 'toast:show', toast),
    closeToast: (key) => call(ipc, 'toast:close', key),
    setBadge: (badge) => call(ipc, 'badge:set', badge),
    setTrayStatus: (status) => call(ipc, 'tray:status', status),
    onTrayCommand: (listener) => {
      trayListeners.add(listener)
      return () => {
        trayListeners.delete(listener)
      }
    },
    onMenuCommand: (listener) => {
      menuListeners.add(listener)
      return () => {
        menuListeners.delete(listener)
      }
    },
    focusWindow: () => call(ipc, 'window:focus'),
    openWindow: (path) => call(ipc, 'window:open', path),
    capture: {
      open: (kind) => call(ipc, 'capture:open', kind),
      close: async () => {
        await call(ipc, 'capture:close')
        return true
      },
      onOpened: (listener) => {
        captureListeners.add(listener)
        return () => {
          captureListeners.delete(listener)
        }
      },
    },
    hotkeys: {
      read: () => call(ipc, 'hotkeys:read'),
      set: (kind, keys) => call(ipc, 'hotkeys:set', kind, keys),
    },
    setLanguage: (language) => call(ipc, 'language:set', language),
    updates: {
      read: () => call(ipc, 'updates:read'),
      setChannel: (channel) => call(ipc, 'updates:channel', channel),
      restart: () => call(ipc, 'updates:restart'),
      onChange: (listener) => {
        updateListeners.add(listener)
        return () => {
          updateListeners.delete(listener)
        }
      },
    },
    spelling: {
      read: () => call(ipc, 'spelling:read'),
      set: (isOn) => call(ipc, 'spelling:set', isOn),
    },
    proxy: {
      read: () => call(ipc, 'proxy:read'),
      answer: (answer) => call(ipc, 'proxy:answer', answer),
      onChange: (listener) => {
        proxyListeners.add(listener)
        return () => {
          proxyListeners.delete(listener)
        }
      },
    },
    openLogFolder: () => call(ipc, 'logs:open'),
    onStore: (listener) => {
      storeListeners.add(listener)
      return () => {
        storeListeners.delete(listener)
      }
    },
    // Main rejects what isn't an https address.
    openExternal: (url) => call(ipc, 'external:open', url).catch(() => false),
    onLink: (listener) => {
      linkListeners.add(listener)
      void takeLinks()
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
      void tellVisible([listener])
      return () => {
        visibleListeners.delete(listener)
      }
    },
  }
}
