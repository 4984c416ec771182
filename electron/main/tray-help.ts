import { z } from 'zod'
import { openJsonFile, type Files } from './files.ts'
import type { DesktopParts } from './ports.ts'

/**
 * Whether a tray that could be created can also be seen. GNOME has no place for one unless an extension makes it, and
 * tells no one: Ubuntu ships the extension, others don't.
 */
export const showsTrays = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean => {
  if (platform !== 'linux') return true
  const desktops = (env['XDG_CURRENT_DESKTOP'] ?? '').toLowerCase().split(':')
  return !desktops.includes('gnome') || desktops.includes('ubuntu')
}

/** Says once per desk, in a toast, where the window went when it was closed. */
export const createPutAwayHint = (
  parts: Pick<DesktopParts, 'createToast' | 'toastsSupported' | 'log' | 'platform'>,
  files: Files,
  hasTray: () => boolean,
): (() => void) => {
  const file = openJsonFile(
    files,
    'hints.json',
    z.object({ putAway: z.boolean() }),
    { putAway: false },
    parts.log,
  )
  let told = file.read().putAway
  return () => {
    if (told || !parts.toastsSupported()) return
    told = true
    file.write({ putAway: true })
    const place = parts.platform === 'darwin' ? 'the menu bar' : 'the tray'
    try {
      parts
        .createToast({
          title: 'Baton is still running',
          body: hasTray()
            ? `It tells you about handoffs from ${place}. Its icon there opens it again, and quits it.`
            : 'It tells you about handoffs while it’s minimized. This desktop has no tray to hide in.',
          silent: true,
        })
        .show()
    } catch (error) {
      parts.log(`A hint could not be shown: ${String(error)}`)
    }
  }
}
