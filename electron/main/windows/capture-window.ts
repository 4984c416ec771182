import type { BrowserWindowConstructorOptions } from 'electron'
import { appOrigin } from '../../../core/bridge/app-origin.ts'
import { capturePath, captureSize, type CaptureKind } from '../../../core/bridge/capture.ts'
import { ownWindowAddress } from '../../../core/bridge/own-window.ts'
import { push } from '../page/ipc.ts'
import type { PageAsks } from './page-asks.ts'
import { careForPage, type PageCare } from './page-care.ts'
import { pageOptions } from './page-options.ts'
import type { DeskParts, WebContentsPort, WindowPort } from '../ports/ports.ts'

/** The small window for quick capture. */
export type CaptureWindow = {
  open(kind: CaptureKind): void
  /** Hides it and gives the focus back to what had it. What was typed stays in its drafts. */
  close(): void
  /** Its page, to be trusted and pushed to; none before it was first opened. */
  contents(): WebContentsPort[]
  ports(): WindowPort[]
  cares(): PageCare[]
  /** Ends its page: it shows another server's data, or the app quits. */
  destroy(): void
}

/**
 * Created when it is first asked for, then hidden and shown, so that it is there at once.
 *
 * On macOS it is a panel, which takes the keyboard without bringing the app to the front, so that hiding it leaves the
 * person where they were. On Windows, a window that only hides keeps the focus in our process; blurring it first makes
 * the system hand it on. Linux's window managers do that by themselves. `alwaysOnTop` has no effect on Wayland.
 */
export const createCaptureWindow = (parts: DeskParts, asks: PageAsks): CaptureWindow => {
  let window: WindowPort | null = null
  let care: PageCare | null = null

  const place = (): { x: number; y: number } => {
    const area = parts.activeWorkArea()
    return {
      x: Math.round(area.x + Math.max(0, area.width - captureSize.width) / 2),
      y: Math.round(area.y + Math.max(0, area.height - captureSize.height) / 4),
    }
  }
  const present = (shown: WindowPort): void => {
    shown.show()
    shown.focus()
  }
  const hide = (): void => {
    if (window === null || !window.isVisible()) return
    if (parts.platform === 'win32') window.blur()
    window.hide()
  }
  const create = (kind: CaptureKind): void => {
    const options: BrowserWindowConstructorOptions = {
      ...captureSize,
      ...place(),
      title: 'Baton',
      ...pageOptions(parts),
      frame: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      resizable: true,
      minWidth: captureSize.width,
      minHeight: 280,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      ...(parts.platform === 'darwin' ? { type: 'panel' } : {}),
    }
    const created = parts.createWindow(options)
    window = created
    created.once('ready-to-show', () => present(created))
    created.on('close', (event) => {
      event.preventDefault()
      hide()
    })
    created.on('page-title-updated', (event) => event.preventDefault())
    const forget = (): void => {
      if (window !== created) return
      window = null
      care = null
    }
    created.on('closed', forget)
    care = careForPage(parts, asks, created, {
      load: () => undefined,
      // It is created again when it is next asked for.
      giveUp() {
        forget()
        created.destroy()
      },
      isClosing: () => created.isDestroyed(),
      reloads: 'never',
    })
    created
      .loadURL(`${appOrigin}${ownWindowAddress(capturePath(kind))}`)
      .catch((error: unknown) => parts.log(`The capture window did not load: ${String(error)}`))
  }

  return {
    open(kind) {
      if (window === null) return create(kind)
      const { x, y } = place()
      if (!window.isVisible()) window.setPosition(x, y)
      push(window.webContents, 'capture:opened', kind)
      present(window)
    },
    close: hide,
    contents: () => (window === null ? [] : [window.webContents]),
    ports: () => (window === null ? [] : [window]),
    cares: () => (care === null ? [] : [care]),
    destroy() {
      const gone = window
      window = null
      care = null
      gone?.destroy()
    },
  }
}
