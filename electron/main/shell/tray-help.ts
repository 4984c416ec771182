import { z } from 'zod'
import { openJsonFile, type Files } from '../ports/files.ts'
import type { DeskParts } from '../ports/ports.ts'

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
  parts: Pick<DeskParts, 'createToast' | 'toastsSupported' | 'log' | 'platform' | 'words'>,
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
    const words = parts.words().putAway
    try {
      parts
        .createToast({
          title: words.title,
          body: !hasTray() ? words.minimized : parts.platform === 'darwin' ? words.inMenuBar : words.inTray,
          silent: true,
        })
        .show()
    } catch (error) {
      parts.log(`A hint could not be shown: ${String(error)}`)
    }
  }
}
