import { HotkeyKeys } from '../../../core/bridge/capture.ts'
import { belongsToInputMethod, type RawPress } from './key-press.ts'

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn'])

/** How Electron names the keys that type nothing, by their place on the keyboard. */
const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

/**
 * The keys of a press for a global hotkey, as Electron names them; `wait` for a modifier alone or an input method,
 * `impossible` for keys that no hotkey can have, such as a letter that would be taken from typing.
 *
 * A letter or digit is the one the key types without modifiers; where that can't be told (Option types signs on macOS,
 * other scripts), the one in its place on a US keyboard, as the system registers it.
 */
export const hotkeyFrom = (press: RawPress): { keys: string } | 'wait' | 'impossible' => {
  const { key, code } = press
  if (belongsToInputMethod(press) || modifiers.has(key)) return 'wait'
  const printed = /^[a-z0-9]$/i.test(key) ? key.toUpperCase() : null
  const inPlace = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code)
  const last =
    named[code] ??
    (/^F([1-9]|1[0-9]|2[0-4])$/.test(code) ? code : null) ??
    printed ??
    inPlace?.[1] ??
    inPlace?.[2]
  if (last === undefined) return 'impossible'
  const keys = [
    press.ctrlKey ? 'Control' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    press.metaKey ? 'Super' : '',
    last,
  ]
    .filter((part) => part !== '')
    .join('+')
  return HotkeyKeys.safeParse(keys).success ? { keys } : 'impossible'
}

/** The keys by their names: `Ctrl Shift Space`. */
export const hotkeyLabel = (keys: string, platform: string): string => {
  const names: Readonly<Record<string, string>> = {
    Control: 'Ctrl',
    Alt: platform === 'darwin' ? 'Option' : 'Alt',
    Super: platform === 'darwin' ? 'Cmd' : platform === 'win32' ? 'Win' : 'Super',
    Up: '↑',
    Down: '↓',
    Left: '←',
    Right: '→',
  }
  return keys
    .split('+')
    .map((part) => names[part] ?? part)
    .join(' ')
}
