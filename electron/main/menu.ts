import type { MenuItemConstructorOptions } from 'electron'

/**
 * The application's menu, or null for none.
 *
 * macOS needs one: without an Edit menu copying and pasting by keyboard do not work there. Elsewhere the client's
 * own controls are enough, and a menu bar would take their shortcuts. In development everyone gets reload and
 * developer tools.
 */
export const applicationMenu = (
  platform: NodeJS.Platform,
  packaged: boolean,
): MenuItemConstructorOptions[] | null => {
  const development: MenuItemConstructorOptions[] = packaged
    ? []
    : [{ label: 'Develop', submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] }]
  if (platform === 'darwin') {
    return [{ role: 'appMenu' }, { role: 'editMenu' }, ...development, { role: 'windowMenu' }]
  }
  return development.length === 0 ? null : development
}
