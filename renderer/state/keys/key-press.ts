import type { KeyPress } from './key-match.ts'

/** What the rules here read of a keyboard event. */
export type RawPress = KeyPress & {
  code: string
  keyCode: number
  isComposing: boolean
  getModifierState: (key: string) => boolean
}

/** Apple's keyboards type characters with Option, where others press Alt for a command. */
export const isApple = (): boolean => /Mac|iP(?:hone|ad|od)/.test(globalThis.navigator?.platform ?? '')

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn'])

/**
 * True if a key press belongs to an input method: it chooses or confirms what is being composed (Japanese, Chinese,
 * Korean, a dead key), so nothing else may act on it.
 *
 * Safari ends the composition before the Enter that confirmed it. All it leaves on that Enter is the key code 229.
 */
export const belongsToInputMethod = ({
  isComposing,
  keyCode,
  key,
}: Pick<RawPress, 'isComposing' | 'keyCode' | 'key'>): boolean =>
  isComposing || keyCode === 229 || key === 'Process' || key === 'Dead'

/** AltGr; Windows also reports it as Ctrl and Alt together. */
const isAltGr = (press: RawPress, apple: boolean): boolean =>
  press.getModifierState('AltGraph') || (!apple && press.ctrlKey && press.altKey)

/** True for a digit of an Alt code (Alt+0176 is a degree sign on Windows), which the number pad types. */
const isAltCode = ({ altKey, code }: RawPress): boolean => altKey && code.startsWith('Numpad')

/** True for one character that isn't a letter, a digit or a space, such as `]`. */
const isSign = (key: string): boolean => /^[^\p{L}\p{N}\s]$/u.test(key)

/**
 * The press as shortcuts compare it, or null if it isn't one for a shortcut: composing, a modifier alone, a character
 * typed with AltGr or an Alt code.
 *
 * A sign typed with AltGr or Option (`]` on a German keyboard) counts as that sign alone. On keyboards without Latin
 * letters (Cyrillic, Greek, Hebrew), a letter is the one printed on the same key of a US keyboard.
 */
export const pressOf = (press: RawPress, apple = isApple()): KeyPress | null => {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = press
  if (belongsToInputMethod(press) || modifiers.has(key) || isAltCode(press)) return null
  if (isAltGr(press, apple) || (apple && altKey && !ctrlKey && !metaKey && isSign(key))) {
    return isSign(key) ? { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false } : null
  }
  // German, French and Nordic keyboards type the backslash with AltGr, which can't be had with Ctrl. They have a key in its place.
  if ((ctrlKey || metaKey) && !shiftKey && code === 'Backslash' && isSign(key))
    return { key: '\\', ctrlKey, metaKey, altKey, shiftKey }
  const onUsKeyboard = /^Key([A-Z])$/.exec(code)?.[1]
  const foreign = onUsKeyboard !== undefined && /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key)
  return { key: foreign ? onUsKeyboard.toLowerCase() : key, ctrlKey, metaKey, altKey, shiftKey }
}

/** True for a press that writes its character: with AltGr or Apple's Option as well, with Ctrl, Cmd or Alt alone not. */
export const writes = (press: RawPress, apple = isApple()): boolean => {
  const { key, ctrlKey, metaKey, altKey } = press
  if (belongsToInputMethod(press) || !/^.$/u.test(key)) return false
  return isAltGr(press, apple) || (!ctrlKey && !metaKey && (!altKey || apple))
}

/**
 * The option (1 to 9) that a press chooses while someone writes, or null.
 *
 * Alt and a digit of the top row; with Ctrl on Apple's keyboards, where Option types a character. The key is told by
 * its place, because French keyboards have signs there. AltGr and the number pad always type.
 */
export const optionPressed = (press: RawPress, apple = isApple()): number | null => {
  const digit = /^Digit([1-9])$/.exec(press.code)?.[1]
  if (digit === undefined || belongsToInputMethod(press) || isAltGr(press, apple)) return null
  if (press.shiftKey || press.metaKey) return null
  return press.altKey === !apple && press.ctrlKey === apple ? Number(digit) : null
}

/** The hint for the option's keys, as `optionPressed` reads them. */
export const optionHint = (option: number, apple = isApple()): string => `${apple ? 'Ctrl' : 'Alt'} ${option}`

/** The hint for as many options. */
export const optionsHint = (options: number, apple = isApple()): string =>
  `${optionHint(1, apple)}–${options}`

/**
 * Keeps presses of input methods from every handler on the page: Enter confirms what is composed and sends nothing, Esc
 * drops it and closes nothing. Install it before anything else that listens. Call the result to stop.
 */
export const guardComposing = (
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): (() => void) => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event)) event.stopImmediatePropagation()
  }
  target.addEventListener('keydown', onKeyDown, { capture: true })
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true })
}
