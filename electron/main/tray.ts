import type { BadgeView } from './badge.ts'
import type { DesktopParts, TrayPort } from './ports.ts'

export type DeskTray = {
  /** Redraws count, tooltip and menu. Also call it whenever the window is shown or hidden. */
  render(view: BadgeView): void
}

export type TrayActions = {
  isWindowVisible(): boolean
  show(): void
  hide(): void
  quit(): void
}

/**
 * The tray icon. While the window is hidden, it shows how many handoffs are waiting and brings the window back.
 *
 * Show and Hide are in the menu because many Linux desktops don't report clicks on the icon; where they do, a click
 * does the same. On macOS a click opens the menu, as usual there. Null if the system has no tray; starting the app
 * again then brings the window back.
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
    // Linux only shows menu changes when the menu is set again.
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
