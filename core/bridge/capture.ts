import { z } from 'zod'

/**
 * Quick capture: a small window over whatever someone is working in, for a note into the current session, a new session,
 * or parking the current one. Global hotkeys open it.
 */
export const CaptureKind = z.enum(['note', 'session', 'park'])
export type CaptureKind = z.infer<typeof CaptureKind>
export const captureKinds = CaptureKind.options

/** The address of the capture screen for one kind, as an in-app path. */
export const capturePath = (kind: CaptureKind): string => `/capture/${kind}`

/** How wide the window is, in pixels. Its height is enough for the tallest of its forms with a file row. */
export const captureSize = { width: 480, height: 400 } as const

/** Keys besides letters and digits that a hotkey may end in, as Electron names them. */
const namedKeys = ['Space', 'Insert', 'Home', 'End', 'PageUp', 'PageDown', 'Up', 'Down', 'Left', 'Right']

/**
 * Keys as Electron's accelerators name them: `Control+Shift+Space`. Always with Control, Alt or Super, so that no hotkey
 * takes a letter away from typing. Function keys may stand alone, because nothing is typed with them.
 */
export const HotkeyKeys = z
  .string()
  .max(60)
  .refine((keys) => {
    const parts = keys.split('+')
    const key = parts.pop() ?? ''
    const isFunctionKey = /^F([1-9]|1[0-9]|2[0-4])$/.test(key)
    const isKey = isFunctionKey || /^[A-Z0-9]$/.test(key) || namedKeys.includes(key)
    const order = ['Control', 'Alt', 'Shift', 'Super']
    const places = parts.map((part) => order.indexOf(part))
    const inOrder = places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1))
    return isKey && inOrder && (isFunctionKey || parts.some((part) => part !== 'Shift'))
  })

/**
 * What became of a hotkey. `taken`: another program has these keys, or the system keeps them for itself. `asked`: the
 * desktop decides, and may have given it others (Wayland's portal). `refused`: this desktop gives out no hotkeys at all.
 */
export const HotkeyState = z.enum(['on', 'off', 'taken', 'asked', 'refused'])
export type HotkeyState = z.infer<typeof HotkeyState>

/** One hotkey. `keys` are those that were chosen, '' for none, whether or not they work. */
export const Hotkey = z.object({
  kind: CaptureKind,
  keys: z.union([HotkeyKeys, z.literal('')]),
  state: HotkeyState,
})
export type Hotkey = z.infer<typeof Hotkey>
