import type { MenuItemConstructorOptions } from 'electron'

/**
 * The application menu, or null for none.
 *
 * macOS needs one: without an Edit menu, copying and pasting by keyboard don't work there. Elsewhere the client's own
 * controls are enough, and a menu bar would take over their shortcuts. In development there are always Reload and
 * Developer Tools.
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
