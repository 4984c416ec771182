import { contextMenu } from './context-menu.ts'
import { createCrashGuard } from './crash-guard.ts'
import type { PageAsks } from './page-asks.ts'
import type { DeskParts, WindowPort } from '../ports/ports.ts'
import { zoomAfter } from './zoom.ts'

/** How long a page may take to answer or to paint after the computer woke up. Milliseconds. */
const patience = 10_000

/** What a window needs, whatever it shows. */
export type PageCare = {
  /**
   * Repaints the page, and has it reloaded if it still doesn't answer; `painted`: or doesn't paint. Nothing while no one
   * can see it, or while it loads.
   */
  check(painted: boolean): Promise<void>
  /** When a key was last pressed in it. Milliseconds since 1970. */
  typedAt(): number
}

export type PageCareOptions = {
  /** Loads the page again, after its process ended. */
  load(): void
  /** Its process keeps ending, or it isn't to be loaded again. */
  giveUp(): void
  /** The window is about to go anyway. */
  isClosing(): boolean
  /** How often it is loaded again before it is given up. */
  reloads: 'some' | 'never'
}

/**
 * Crashes, pages that don't answer, zooming and the menu of a right click: the same for all windows.
 *
 * A page that is reloaded loses nothing, because drafts are on the device; a page whose process still runs but hangs
 * has to lose that process first.
 */
export const careForPage = (
  parts: Pick<DeskParts, 'dialog' | 'buildMenu' | 'platform' | 'now' | 'log' | 'words'>,
  asks: PageAsks,
  window: WindowPort,
  options: PageCareOptions,
): PageCare => {
  const { webContents } = window
  const guard = createCrashGuard()
  let typed = 0

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || options.isClosing()) return
    parts.log(`A page's process ended: ${reason} (${exitCode}).`)
    if (options.reloads === 'some' && guard.crashed(parts.now()) === 'reload') options.load()
    else {
      guard.reset()
      options.giveUp()
    }
  })
  // Electron says so after some 30 s in which the page answered nothing.
  let asking = false
  window.on('unresponsive', () => {
    if (asking || options.isClosing()) return
    asking = true
    parts.log('A page does not answer.')
    void askAboutHang(parts)
      // Ending the process leads to the reload above.
      .then((reload) => reload && !window.isDestroyed() && webContents.forcefullyCrashRenderer())
      .finally(() => {
        asking = false
      })
  })
  webContents.on('before-input-event', (event, input) => {
    if (input.type === 'keyDown') typed = parts.now()
    const level = zoomAfter(input, webContents.getZoomLevel(), parts.platform)
    if (level === null) return
    event.preventDefault()
    webContents.setZoomLevel(level)
  })
  webContents.on('context-menu', (_event, params) => {
    const menu = contextMenu(params, parts.words(), {
      replace: (word) => webContents.replaceMisspelling(word),
      learn: (word) => void webContents.session.addWordToSpellCheckerDictionary(word),
    })
    if (menu !== null) parts.buildMenu(menu).popup()
  })

  const isUp = (): boolean =>
    !window.isDestroyed() &&
    window.isVisible() &&
    !window.isMinimized() &&
    !webContents.isLoading() &&
    !options.isClosing()
  let checking = false
  const look = async (painted: boolean): Promise<void> => {
    for (let tries = 0; tries < 2; tries += 1) {
      if (!isUp()) return
      webContents.invalidate()
      if ((await asks.ping(webContents, painted, patience)) !== null) return
    }
    // Someone who types sees what they type.
    if (!isUp() || asking || parts.now() - typed < patience) return
    parts.log(`A page ${painted ? 'stayed unpainted' : 'did not answer'} after waking; it is loaded again.`)
    webContents.forcefullyCrashRenderer()
  }
  return {
    async check(painted) {
      if (checking) return
      checking = true
      await look(painted).finally(() => {
        checking = false
      })
    },
    typedAt: () => typed,
  }
}

const askAboutHang = async ({
  dialog,
  words,
  log,
}: Pick<DeskParts, 'dialog' | 'words' | 'log'>): Promise<boolean> => {
  const said = words().hang
  try {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Baton',
      message: said.message,
      detail: said.detail,
      buttons: [said.wait, said.reload],
      defaultId: 0,
      cancelId: 0,
    })
    return response === 1
  } catch (error) {
    log(`The dialog could not be shown: ${String(error)}`)
    return false
  }
}
