import { z } from 'zod'
import {
  captureKinds,
  HotkeyKeys,
  type CaptureKind,
  type Hotkey,
  type HotkeyState,
} from '../../../core/bridge/capture.ts'
import { openJsonFile, type Files } from '../ports/files.ts'
import type { DesktopParts } from '../ports/ports.ts'

/** What someone chose, in `hotkeys.json`: '' for none, null for what the system begins with. */
const Chosen = z.object({
  note: z.union([HotkeyKeys, z.literal('')]).nullable(),
  session: z.union([HotkeyKeys, z.literal('')]).nullable(),
  park: z.union([HotkeyKeys, z.literal('')]).nullable(),
})
type Chosen = z.infer<typeof Chosen>
const untouched: Chosen = { note: null, session: null, park: null }

export type Hotkeys = {
  read(): Hotkey[]
  /** Gives a kind these keys, or none for ''. The keys it had before are free again even if these can't be had. */
  set(kind: CaptureKind, keys: string): Hotkey[]
  /** Lets go of all keys. */
  release(): void
}

/** The keys at first. Only for notes, because each one takes something away from another program. */
const firstKeys = (kind: CaptureKind, platform: NodeJS.Platform): string =>
  kind !== 'note' ? '' : platform === 'darwin' ? 'Shift+Super+Space' : 'Control+Shift+Space'

/** Electron calls the Command key so on macOS alone; `Super` is the Windows key elsewhere. */
const acceleratorOf = (keys: string, platform: NodeJS.Platform): string =>
  platform === 'darwin' ? keys.replace('Super', 'Command') : keys

/** Whether keys are given out by the desktop's portal, which asks the person, instead of being grabbed. */
export const asksForHotkeys = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean =>
  platform === 'linux' &&
  (env['XDG_SESSION_TYPE'] === 'wayland' ||
    (env['XDG_SESSION_TYPE'] === undefined && (env['WAYLAND_DISPLAY'] ?? '') !== ''))

/**
 * The global hotkeys of this desk.
 *
 * Keys that no one chose and that can't be had are simply off; keys that someone chose stay chosen and say why they
 * don't work. On Wayland nothing is registered until someone chooses, because the desktop asks each time; Electron
 * speaks to its portal with `GlobalShortcutsPortal` switched on. What the person gave it there isn't told to the app.
 */
export const openHotkeys = (
  parts: Pick<DesktopParts, 'globalShortcut' | 'platform' | 'env' | 'log'>,
  files: Files,
  pressed: (kind: CaptureKind) => void,
): Hotkeys => {
  const { globalShortcut, platform } = parts
  const byPortal = asksForHotkeys(platform, parts.env)
  const file = openJsonFile(files, 'hotkeys.json', Chosen, untouched, parts.log)
  let chosen = file.read()
  const states = new Map<CaptureKind, { keys: string; state: HotkeyState }>()

  const held = (): string[] =>
    [...states.values()].filter(({ state }) => state === 'on' || state === 'asked').map(({ keys }) => keys)
  const letGo = (kind: CaptureKind): void => {
    const now = states.get(kind)
    states.delete(kind)
    if (now?.state === 'on' || now?.state === 'asked')
      globalShortcut.unregister(acceleratorOf(now.keys, platform))
  }
  const take = (kind: CaptureKind): void => {
    const choice = chosen[kind]
    const keys = choice ?? (byPortal ? '' : firstKeys(kind, platform))
    if (keys === '') return void states.set(kind, { keys, state: 'off' })
    if (held().includes(keys)) return void states.set(kind, { keys, state: 'taken' })
    let isOurs = false
    try {
      isOurs = globalShortcut.register(acceleratorOf(keys, platform), () => pressed(kind))
    } catch (error) {
      parts.log(`A hotkey could not be registered: ${String(error)}`)
    }
    if (isOurs) states.set(kind, { keys, state: byPortal ? 'asked' : 'on' })
    else if (choice === null) states.set(kind, { keys: '', state: 'off' })
    else states.set(kind, { keys, state: byPortal ? 'refused' : 'taken' })
  }
  for (const kind of captureKinds) take(kind)

  const read = (): Hotkey[] =>
    captureKinds.map((kind) => ({ kind, ...(states.get(kind) ?? { keys: '', state: 'off' as const }) }))
  return {
    read,
    set(kind, keys) {
      chosen = { ...chosen, [kind]: keys }
      file.write(chosen)
      letGo(kind)
      take(kind)
      // What was taken by the keys that are free now.
      for (const other of captureKinds) if (states.get(other)?.state === 'taken') take(other)
      return read()
    },
    release: () => globalShortcut.unregisterAll(),
  }
}
