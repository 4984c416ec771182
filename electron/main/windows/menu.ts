import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../../core/bridge/menu.ts'
import type { MainWords } from '../ports/main.words.ts'

export type MenuActions = {
  /** Something that only the page can do, in the main window. */
  command(command: MenuCommand): void
  /** Opens quick capture for a note. */
  note(): void
  openLogs(): void
}

/**
 * The application's menu.
 *
 * macOS shows it at the top of the screen, and without its Edit menu, copying and pasting by keyboard don't work there.
 * Elsewhere it is hidden until someone presses Alt, and its keys are only shown: the client and Chromium have them already,
 * and a menu that also listened would close the window on Ctrl W, which is typed in there.
 */
export const applicationMenu = (
  platform: NodeJS.Platform,
  packaged: boolean,
  { menu: words, edit }: Pick<MainWords, 'menu' | 'edit'>,
  actions: MenuActions,
): MenuItemConstructorOptions[] => {
  const isMac = platform === 'darwin'
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const role = (
    name: NonNullable<MenuItemConstructorOptions['role']>,
    label: string,
  ): MenuItemConstructorOptions => ({
    role: name,
    label,
    registerAccelerator: isMac,
  })
  const command = (
    id: MenuCommand,
    label: string,
    keys?: { accelerator: string; isOurs: boolean },
  ): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => actions.command(id),
    ...(keys === undefined
      ? {}
      : { accelerator: keys.accelerator, registerAccelerator: isMac && keys.isOurs }),
  })
  // The page listens to Ctrl K and F11 is no one else's.
  const palette = command('palette', words.palette, { accelerator: 'CommandOrControl+K', isOurs: false })
  const settings = command('settings', words.settings, { accelerator: 'CommandOrControl+,', isOurs: true })
  const session = command('session', words.newSession, { accelerator: 'CommandOrControl+N', isOurs: true })
  const note: MenuItemConstructorOptions = { id: 'note', label: words.quickNote, click: actions.note }
  const logs: MenuItemConstructorOptions = { id: 'logs', label: words.logFolder, click: actions.openLogs }
  const view: MenuItemConstructorOptions[] = [
    palette,
    line,
    command('queue', words.queue),
    command('sessions', words.sessions),
    command('parked', words.parked),
    command('notifications', words.notifications),
    line,
    role('resetZoom', words.actualSize),
    role('zoomIn', words.zoomIn),
    role('zoomOut', words.zoomOut),
    line,
    { ...role('togglefullscreen', words.fullScreen), registerAccelerator: true },
  ]
  const editing: MenuItemConstructorOptions[] = [
    role('undo', edit.undo),
    role('redo', edit.redo),
    line,
    role('cut', edit.cut),
    role('copy', edit.copy),
    role('paste', edit.paste),
    role('selectAll', edit.selectAll),
  ]
  const help: MenuItemConstructorOptions[] = [
    command('shortcuts', words.shortcuts),
    command('diagnostics', words.diagnostics),
    logs,
  ]
  const development: MenuItemConstructorOptions[] = packaged
    ? []
    : [
        {
          label: words.develop,
          submenu: [
            { role: 'reload', label: words.reload },
            { role: 'toggleDevTools', label: words.developerTools },
          ],
        },
      ]
  if (isMac) {
    return [
      {
        label: 'Baton',
        submenu: [
          role('about', words.about),
          line,
          settings,
          line,
          role('services', words.services),
          line,
          role('hide', words.hideBaton),
          role('hideOthers', words.hideOthers),
          role('unhide', words.showAll),
          line,
          role('quit', words.quitBaton),
        ],
      },
      { label: words.file, submenu: [session, note, line, role('close', words.closeWindow)] },
      { label: words.edit, submenu: editing },
      { label: words.view, submenu: view },
      ...development,
      {
        role: 'window',
        label: words.window,
        submenu: [
          role('minimize', words.minimize),
          role('zoom', words.zoom),
          line,
          role('front', words.front),
        ],
      },
      { role: 'help', label: words.help, submenu: help },
    ]
  }
  return [
    {
      label: words.file,
      submenu: [
        session,
        note,
        line,
        settings,
        line,
        role('close', words.closeWindow),
        role('quit', words.quitBaton),
      ],
    },
    { label: words.edit, submenu: editing },
    { label: words.view, submenu: view },
    ...development,
    { label: words.window, submenu: [role('minimize', words.minimize)] },
    { label: words.help, submenu: [...help, line, role('about', words.about)] },
  ]
}
