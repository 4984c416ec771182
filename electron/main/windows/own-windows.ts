import { appOrigin } from '../../../core/bridge/app-origin.ts'
import { ownWindowAddress } from '../../../core/bridge/own-window.ts'
import type { PageAsks } from './page-asks.ts'
import { careForPage, type PageCare } from './page-care.ts'
import { pageOptions } from './page-options.ts'
import type { DeskParts, WebContentsPort, WindowPort } from '../ports/ports.ts'
import { minimumSize } from './window-bounds.ts'

/** Windows that show one screen each, next to the main one. */
export type OwnWindows = {
  /** Opens a screen in its window, or brings it to the front. */
  open(path: string): void
  /** The pages in them, to be pushed to and trusted like the main one. */
  contents(): WebContentsPort[]
  ports(): WindowPort[]
  cares(): PageCare[]
  isAnySeen(): boolean
  /** Closes all of them: what they show came from another server. */
  closeAll(): void
}

const size = { width: 900, height: 760 } as const
/** More than anyone has in view; then the oldest is shown instead of a new one. */
const capacity = 12

/** They close like any window, and the main window's page goes on without them. */
export const createOwnWindows = (parts: DeskParts, asks: PageAsks, onVisibility: () => void): OwnWindows => {
  const windows = new Map<string, WindowPort>()
  const cares = new Map<string, PageCare>()

  const present = (window: WindowPort): void => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  const create = (path: string): WindowPort => {
    const window = parts.createWindow({
      ...size,
      minWidth: 480,
      minHeight: minimumSize.height,
      title: 'Baton',
      ...pageOptions(parts),
    })
    windows.set(path, window)
    window.once('ready-to-show', () => present(window))
    for (const event of ['show', 'hide', 'minimize', 'restore'] as const) {
      // Each event has its own signature in Electron's types.
      window.on(event as 'show', onVisibility)
    }
    window.on('closed', () => {
      windows.delete(path)
      cares.delete(path)
      onVisibility()
    })
    const load = (): void => {
      window
        .loadURL(`${appOrigin}${ownWindowAddress(path)}`)
        .catch((error: unknown) => parts.log(`A window did not load: ${String(error)}`))
    }
    cares.set(
      path,
      careForPage(parts, asks, window, {
        load,
        giveUp: () => window.destroy(),
        isClosing: () => window.isDestroyed(),
        reloads: 'some',
      }),
    )
    load()
    return window
  }

  return {
    open(path) {
      const known = windows.get(path)
      if (known !== undefined) return present(known)
      const [oldest] = windows.values()
      if (windows.size >= capacity && oldest !== undefined) return present(oldest)
      create(path)
      return undefined
    },
    contents: () => [...windows.values()].map((window) => window.webContents),
    ports: () => [...windows.values()],
    cares: () => [...cares.values()],
    isAnySeen: () => [...windows.values()].some((window) => window.isVisible() && !window.isMinimized()),
    closeAll() {
      for (const window of windows.values()) window.destroy()
      windows.clear()
      cares.clear()
    },
  }
}
