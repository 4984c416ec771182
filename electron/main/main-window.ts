import { appOrigin } from '../../core/bridge/app-origin.ts'
import type { BadgeView } from './badge.ts'
import { contextMenu } from './context-menu.ts'
import { createCrashGuard } from './crash-guard.ts'
import { openJsonFile, type Files } from './files.ts'
import { pageOptions } from './page-options.ts'
import type { DesktopParts, WindowPort } from './ports.ts'
import { zoomAfter } from './zoom.ts'
import { minimumSize, placeWindow, WindowState } from './window-bounds.ts'

export type MainWindow = {
  readonly port: WindowPort
  /** Brings the window to the front, wherever it was. */
  present(): void
  hide(): void
  /** Asks for attention without taking the focus: the taskbar flashes until someone comes. Nothing while it has the focus. */
  flash(): void
  isVisible(): boolean
  /** Whether any of it is visible: neither hidden nor minimized. */
  isSeen(): boolean
  /** Reloads the client, after a change of server or a crash. */
  load(): void
  setBadge(view: BadgeView): void
  /** From now on, closing the window really closes it instead of hiding it. */
  letClose(): void
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
export const createMainWindow = (parts: DesktopParts, options: MainWindowOptions): MainWindow => {
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
  port.on('focus', () => port.flashFrame(false))
  // Main sets the title, including the count; the page's own title would overwrite it.
  port.on('page-title-updated', (event) => event.preventDefault())
  // Windows is shutting down or signing the person out; refusing to close would block that.
  port.on('session-end', () => {
    closing = true
  })

  const guard = createCrashGuard()
  port.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || closing) return
    parts.log(`The client's process ended: ${reason} (${exitCode}).`)
    if (guard.crashed(parts.now()) === 'reload') {
      load()
      return
    }
    void askAboutCrash(parts).then((again) => {
      if (!again) return onGiveUp()
      guard.reset()
      load()
    })
  })
  // Electron says so after some 30 s in which the page answered nothing.
  let asking = false
  port.on('unresponsive', () => {
    if (asking || closing) return
    asking = true
    parts.log('The client does not answer.')
    void askAboutHang(parts)
      // Ending the process leads to the reload above.
      .then((reload) => reload && !port.isDestroyed() && port.webContents.forcefullyCrashRenderer())
      .finally(() => {
        asking = false
      })
  })
  port.webContents.on('before-input-event', (event, input) => {
    const level = zoomAfter(input, port.webContents.getZoomLevel(), parts.platform)
    if (level === null) return
    event.preventDefault()
    port.webContents.setZoomLevel(level)
  })
  port.webContents.on('context-menu', (_event, params) => {
    const menu = contextMenu(params, {
      replace: (word) => port.webContents.replaceMisspelling(word),
      learn: (word) => void port.webContents.session.addWordToSpellCheckerDictionary(word),
    })
    if (menu !== null) parts.buildMenu(menu).popup()
  })
  load()

  return {
    port,
    load,
    present: () => {
      if (port.isMinimized()) port.restore()
      port.show()
      port.focus()
    },
    hide: putAway,
    flash: () => {
      if (!port.isFocused()) port.flashFrame(true)
    },
    isVisible: () => port.isVisible(),
    isSeen: () => port.isVisible() && !port.isMinimized(),
    setBadge: (view) => {
      port.setTitle(view.title)
      if (parts.platform !== 'win32') return
      port.setOverlayIcon(view.mark === '0' ? null : parts.image('badge', view.mark), view.sentence)
    },
    letClose: () => {
      closing = true
    },
  }
}

const askAboutCrash = async ({ dialog, log }: DesktopParts): Promise<boolean> => {
  try {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Baton',
      message: 'Baton keeps crashing.',
      detail:
        'What you wrote is saved on this device. Reopen Baton to try again. If that doesn’t help, restart your computer, then install the latest version.',
      buttons: ['Reopen', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    })
    return response === 0
  } catch (error) {
    log(`The dialog could not be shown: ${String(error)}`)
    return false
  }
}

const askAboutHang = async ({ dialog, log }: DesktopParts): Promise<boolean> => {
  try {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Baton',
      message: 'Baton isn’t responding.',
      detail: 'Wait if this computer is busy. Reloading loses nothing that was saved on this device.',
      buttons: ['Wait', 'Reload'],
      defaultId: 0,
      cancelId: 0,
    })
    return response === 1
  } catch (error) {
    log(`The dialog could not be shown: ${String(error)}`)
    return false
  }
}
