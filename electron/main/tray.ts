import type { BadgeView } from './badge.ts'
import type { DesktopParts, TrayPort } from './ports.ts'

export type DeskTray = {
  /** Draws count, tooltip and menu anew. To be called whenever the window shows or hides, too. */
  render(view: BadgeView): void
}

export type TrayActions = {
  isWindowVisible(): boolean
  show(): void
  hide(): void
  quit(): void
}

/**
 * The icon by the clock. It tells how many handoffs wait while the window is hidden, and is the way back to it.
 *
 * Show and Hide stand in the menu because a click on the icon is not reported on many Linux desktops; where it is,
 * it does the same. On macOS a click opens the menu, as is usual there. Null where the system has no tray: the
 * window is then reached by starting the app again.
 */
export const createTray = (
  parts: Pick<DesktopParts, 'createTray' | 'image' | 'buildMenu' | 'platform' | 'log'>,
  actions: TrayActions,
  first: BadgeView,
): DeskTray | null => {
  let tray: TrayPort
  try {
    tray = parts.createTray(parts.image('tray', first.mark))
  } catch (error) {
    parts.log(`There is no tray here: ${String(error)}`)
    return null
  }
  const toggle = (): void => (actions.isWindowVisible() ? actions.hide() : actions.show())
  if (parts.platform !== 'darwin') tray.on('click', toggle)

  const render = (view: BadgeView): void => {
    if (parts.platform === 'darwin') tray.setTitle(view.text)
    else tray.setImage(parts.image('tray', view.mark))
    tray.setToolTip(view.sentence)
    // Linux shows changes of a menu only when it is set again.
    tray.setContextMenu(
      parts.buildMenu([
        actions.isWindowVisible()
          ? { id: 'hide', label: 'Hide Baton', click: actions.hide }
          : { id: 'show', label: 'Show Baton', click: actions.show },
        { type: 'separator' },
        { id: 'quit', label: 'Quit', click: actions.quit },
      ]),
    )
  }
  render(first)
  return { render }
}
