import { appOrigin } from '../../../core/bridge/app-origin.ts'
import type { BadgeView } from '../shell/badge.ts'
import { openJsonFile, type Files } from '../ports/files.ts'
import type { PageAsks } from './page-asks.ts'
import { careForPage, type PageCare } from './page-care.ts'
import { pageOptions } from './page-options.ts'
import type { DeskParts, WindowPort } from '../ports/ports.ts'
import { minimumSize, placeWindow, WindowState } from './window-bounds.ts'

export type MainWindow = {
  readonly port: WindowPort
  readonly care: PageCare
  /** Brings the window to the front, wherever it was. */
  present(): void
  hide(): void
  /** Asks for attention without taking the focus: the taskbar flashes, or the dock's icon bounces, until someone comes. Nothing while it has the focus. */
  flash(): void
  isVisible(): boolean
  /** Whether any of it is visible: neither hidden nor minimized. */
  isSeen(): boolean
  /** Reloads the client, after a change of server or a crash. */
  load(): void
  setBadge(view: BadgeView): void
  /** From now on, closing the window really closes it instead of hiding it; or not any more. */
  letClose(yes?: boolean): void
}

export type MainWindowOptions = {
  files: Files
  hidden: boolean
  /** True where a hidden window can be brought back by the tray; elsewhere it is minimized instead of vanishing. */
  hasTray: () => boolean
  view: BadgeView
  onVisibility(): void
  /** Someone closed the window, and the app goes on. */
  onPutAway(): void
  /** The person gave up on a page that keeps crashing. */
  onGiveUp(): void
}

/**
 * The app's main window. It lives from start to quit: closing only hides it, because the page in it does the syncing and
 * raises toasts.
 */
export const createMainWindow = (
  parts: DeskParts,
  asks: PageAsks,
  options: MainWindowOptions,
): MainWindow => {
  const { files, onVisibility, onGiveUp } = options
  const memory = openJsonFile(files, 'window.json', WindowState.nullable(), null, parts.log)
  const { maximized, ...placement } = placeWindow(memory.read(), parts.workAreas())
  let closing = false

  const port = parts.createWindow({
    ...placement,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: options.view.title,
    ...pageOptions(parts),
  })

  const load = (): void => {
    // The page's own events report failures; there is nothing to do here.
    port
      .loadURL(`${appOrigin}/`)
      .catch((error: unknown) => parts.log(`The client did not load: ${String(error)}`))
  }
  const putAway = (): void => (options.hasTray() ? port.hide() : port.minimize())
  const remember = (): void => {
    memory.write({ bounds: port.getNormalBounds(), maximized: port.isMaximized() })
  }

  port.once('ready-to-show', () => {
    if (maximized) port.maximize()
    if (!options.hidden) port.show()
    // Without a tray, a hidden start would leave nothing to click.
    else if (!options.hasTray()) port.minimize()
  })
  port.on('close', (event) => {
    remember()
    if (closing) return
    event.preventDefault()
    putAway()
    options.onPutAway()
  })
  port.on('show', onVisibility)
  port.on('hide', onVisibility)
  port.on('minimize', onVisibility)
  port.on('restore', onVisibility)
  let bounce: number | undefined
  port.on('focus', () => {
    port.flashFrame(false)
    if (bounce !== undefined) parts.app.dock?.cancelBounce(bounce)
    bounce = undefined
  })
  // Main sets the title, including the count; the page's own title would overwrite it.
  port.on('page-title-updated', (event) => event.preventDefault())
  // Windows is shutting down or signing the person out; refusing to close would block that.
  port.on('session-end', () => {
    closing = true
  })

  const care = careForPage(parts, asks, port, {
    load,
    giveUp: () => void askAboutCrash(parts).then((again) => (again ? load() : onGiveUp())),
    isClosing: () => closing,
    reloads: 'some',
  })
  load()

  return {
    port,
    care,
    load,
    present: () => {
      if (port.isMinimized()) port.restore()
      port.show()
      port.focus()
    },
    hide: putAway,
    flash: () => {
      if (port.isFocused()) return
      // On macOS, flashing bounces once, which no one sees who looks at another screen.
      if (parts.app.dock === undefined) port.flashFrame(true)
      else bounce ??= parts.app.dock.bounce('critical')
    },
    isVisible: () => port.isVisible(),
    isSeen: () => port.isVisible() && !port.isMinimized(),
    setBadge: (view) => {
      port.setTitle(view.title)
      if (parts.platform !== 'win32') return
      port.setOverlayIcon(view.mark === '0' ? null : parts.image('badge', view.mark), view.sentence)
    },
    letClose: (yes = true) => {
      closing = yes
    },
  }
}

const askAboutCrash = async ({ dialog, words, log }: DeskParts): Promise<boolean> => {
  const said = words().crash
  try {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Baton',
      message: said.message,
      detail: said.detail,
      buttons: [said.reopen, said.quit],
      defaultId: 0,
      cancelId: 1,
    })
    return response === 0
  } catch (error) {
    log(`The dialog could not be shown: ${String(error)}`)
    return false
  }
}
