import type { TrayCommand, TrayStatus } from '../../../core/bridge/desktop-api.ts'
import type { CaptureKind } from '../../../core/bridge/capture.ts'
import type { MenuItemConstructorOptions } from 'electron'
import type { BadgeView } from './badge.ts'
import type { LoginStart } from '../settings/login-start.ts'
import type { DeskParts, TrayPort } from '../ports/ports.ts'

export type DeskTray = {
  /** Redraws count, tooltip and menu. Also call it whenever the window is shown or hidden. */
  render(view: BadgeView): void
  /** What the page says of itself; null while no one is signed in. */
  setStatus(status: TrayStatus | null): void
}

export type TrayActions = {
  isWindowVisible(): boolean
  show(): void
  hide(): void
  quit(): void
  capture(kind: CaptureKind): void
  command(command: TrayCommand): void
  /** The version that waits for a restart; null for none. */
  updateReady(): string | null
  restartToUpdate(): void
  /** Null where it isn't offered. */
  loginStart: LoginStart | null
  /** An administrator decided it. */
  isLoginStartDecided: boolean
}

/**
 * The tray icon. While the window is hidden, it shows how many handoffs are waiting and brings the window back.
 *
 * Show and Hide are in the menu because many Linux desktops don't report clicks on the icon; where they do, a click
 * does the same. On macOS a click opens the menu, as usual there. Null if the system has no tray; starting the app
 * again then brings the window back.
 */
export const createTray = (
  parts: Pick<DeskParts, 'createTray' | 'image' | 'buildMenu' | 'platform' | 'now' | 'log' | 'words'>,
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

  let view = first
  let status: TrayStatus | null = null

  const signedIn = (now: TrayStatus): MenuItemConstructorOptions[] => {
    const words = parts.words().tray
    const isQuiet = now.quietUntil !== null && now.quietUntil > parts.now()
    const choice = (id: TrayCommand, label: string): MenuItemConstructorOptions => ({
      id,
      label,
      click: () => actions.command(id),
    })
    return [
      { id: 'session', label: words.newSession, click: () => actions.capture('session') },
      { id: 'note', label: words.note, click: () => actions.capture('note') },
      { id: 'park', label: words.park, click: () => actions.capture('park') },
      { type: 'separator' },
      {
        id: 'quiet',
        label: isQuiet ? words.isQuiet : words.quiet,
        submenu: [
          choice('quiet-hour', words.quietHour),
          choice('quiet-tomorrow', words.quietTomorrow),
          ...(isQuiet ? [choice('quiet-off', words.quietOff)] : []),
        ],
      },
      { type: 'separator' },
    ]
  }
  const aboutApp = (): MenuItemConstructorOptions[] => {
    const version = actions.updateReady()
    const { loginStart } = actions
    const words = parts.words()
    return [
      ...(loginStart === null
        ? []
        : [
            {
              id: 'login-start',
              label: words.tray.loginStart,
              type: 'checkbox' as const,
              checked: loginStart.isOn(),
              enabled: !actions.isLoginStartDecided,
              click: () => {
                loginStart.set(!loginStart.isOn())
                render()
              },
            },
          ]),
      ...(version === null
        ? []
        : [{ id: 'update', label: words.update.restart(version), click: actions.restartToUpdate }]),
    ]
  }
  const render = (): void => {
    const words = parts.words().tray
    if (parts.platform === 'darwin') tray.setTitle(view.text)
    else tray.setImage(parts.image('tray', view.mark))
    tray.setToolTip(view.sentence)
    // Linux only shows menu changes when the menu is set again.
    tray.setContextMenu(
      parts.buildMenu([
        { id: 'status', label: status === null ? view.sentence : status.sentence, enabled: false },
        { type: 'separator' },
        actions.isWindowVisible()
          ? { id: 'hide', label: words.hide, click: actions.hide }
          : { id: 'show', label: words.show, click: actions.show },
        ...(status === null ? [{ type: 'separator' as const }] : signedIn(status)),
        ...aboutApp(),
        { id: 'quit', label: words.quit, click: actions.quit },
      ]),
    )
  }
  render()
  return {
    render(next) {
      view = next
      render()
    },
    setStatus(next) {
      status = next
      render()
    },
  }
}
