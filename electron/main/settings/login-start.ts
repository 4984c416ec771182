import type { Files } from '../ports/files.ts'
import type { DesktopParts } from '../ports/ports.ts'

const fileName = 'app.baton.client.desktop'

/** Whether Baton starts, hidden, when this person signs in to the machine. */
export type LoginStart = {
  isOn(): boolean
  /** False if the system refused. */
  set(on: boolean): boolean
}

/** Text of a quoted argument in a desktop entry: the entry's own escapes, and those of its quotes. */
const quoted = (path: string): string =>
  `"${path
    .replaceAll('\\', '\\\\\\\\')
    .replaceAll(/["`$]/g, (sign) => `\\\\${sign}`)
    .replaceAll('%', '%%')}"`

/**
 * Windows and macOS keep it themselves. On Linux it is a file in the person's `autostart` folder, as freedesktop.org's
 * specification says; an AppImage is started by the file it was opened from, not by the place it is unpacked to.
 */
export const openLoginStart = (
  parts: Pick<DesktopParts, 'app' | 'platform' | 'env' | 'files' | 'log' | 'paths'>,
): LoginStart => {
  const { app, platform, env } = parts
  if (platform !== 'linux') {
    const options = { args: ['--hidden'] }
    return {
      isOn: () => app.getLoginItemSettings(options).openAtLogin,
      set(on) {
        app.setLoginItemSettings({ ...options, openAtLogin: on })
        return app.getLoginItemSettings(options).openAtLogin === on
      },
    }
  }
  const folder: Files = parts.files(`${app.getPath('appData')}/autostart`)
  const entry = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Baton',
    `Exec=${quoted(env['APPIMAGE'] ?? parts.paths.program)} --hidden`,
    'Icon=baton',
    'X-GNOME-Autostart-enabled=true',
  ]
  const isOn = (): boolean => {
    try {
      const text = folder.read(fileName)
      return text !== null && !/^(?:Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(text)
    } catch {
      return false
    }
  }
  return {
    isOn,
    set(on) {
      try {
        // A hidden entry also overrides one for all people of the machine.
        folder.write(
          fileName,
          `${(on ? entry : ['[Desktop Entry]', 'Type=Application', 'Name=Baton', 'Hidden=true']).join('\n')}\n`,
        )
        return true
      } catch (error) {
        parts.log(`Starting at login could not be changed: ${String(error)}`)
        return false
      }
    },
  }
}
