import { describe, expect, it, test } from 'vitest'
import { matchKeys } from '../../../../../renderer/state/keys/key-match.ts'
import {
  belongsToInputMethod,
  guardComposing,
  optionHint,
  optionPressed,
  pressOf,
  type RawPress,
  writes,
} from '../../../../../renderer/state/keys/key-press.ts'

type Mods = {
  ctrl?: true
  alt?: true
  shift?: true
  meta?: true
  altGr?: true
  composing?: true
  keyCode?: number
}

const raw = (key: string, code: string, mods: Mods = {}): RawPress => ({
  key,
  code,
  keyCode: mods.keyCode ?? 0,
  isComposing: mods.composing ?? false,
  ctrlKey: mods.ctrl ?? false,
  altKey: mods.alt ?? false,
  shiftKey: mods.shift ?? false,
  metaKey: mods.meta ?? false,
  getModifierState: (name) => name === 'AltGraph' && mods.altGr === true,
})

/** What a press on a keyboard triggers: the shortcut it matches, the option it chooses, or nothing at all. */
const keyboards: [string, RawPress, { apple?: true; keys?: string; option?: number }][] = [
  // German
  ['German N', raw('n', 'KeyN'), { keys: 'n' }],
  ['German ? on Shift+ß', raw('?', 'Minus', { shift: true }), { keys: '?' }],
  [
    'German ] on AltGr+9, as Windows reports it',
    raw(']', 'Digit9', { ctrl: true, alt: true }),
    { keys: ']' },
  ],
  ['German ] on AltGr+9, as Linux reports it', raw(']', 'Digit9', { altGr: true }), { keys: ']' }],
  ['German { on AltGr+7', raw('{', 'Digit7', { ctrl: true, alt: true, altGr: true }), {}],
  ['German ² on AltGr+2', raw('²', 'Digit2', { altGr: true }), {}],
  ['German @ on AltGr+Q', raw('@', 'KeyQ', { ctrl: true, alt: true }), {}],
  ['German € on AltGr+E', raw('€', 'KeyE', { ctrl: true, alt: true, altGr: true }), {}],
  ['German Z, which is Y on a US keyboard', raw('z', 'KeyY'), { keys: 'z' }],
  ['German dead ^', raw('Dead', 'Backquote'), {}],
  ['German @ on AltGr+Q in Firefox, which hides Ctrl and Alt', raw('@', 'KeyQ', { altGr: true }), {}],
  ['German \\ on AltGr+ß', raw('\\', 'Minus', { ctrl: true, alt: true, altGr: true }), {}],
  [
    'German Ctrl+#, the key where a US keyboard has \\',
    raw('#', 'Backslash', { ctrl: true }),
    { keys: 'ctrl+\\' },
  ],
  ['German #', raw('#', 'Backslash'), {}],
  ['German @ on Option+L of an Apple keyboard', raw('@', 'KeyL', { alt: true }), { apple: true }],
  ['German [ on Option+5 of an Apple keyboard', raw('[', 'Digit5', { alt: true }), { apple: true }],
  ['German | on Option+7 of an Apple keyboard', raw('|', 'Digit7', { alt: true }), { apple: true }],
  [
    'German ] on Option+6 of an Apple keyboard',
    raw(']', 'Digit6', { alt: true }),
    { apple: true, keys: ']' },
  ],
  // Polish
  ['Polish ł on AltGr+L', raw('ł', 'KeyL', { altGr: true, alt: true, ctrl: true }), {}],
  ['Polish AltGr+1, which types nothing of its own', raw('1', 'Digit1', { altGr: true }), {}],
  ['Polish AltGr+1 as Windows reports it', raw('1', 'Digit1', { ctrl: true, alt: true }), {}],
  ['Polish ń on AltGr+N', raw('ń', 'KeyN', { ctrl: true, alt: true, altGr: true }), {}],
  ['Polish AltGr+P', raw('p', 'KeyP', { ctrl: true, alt: true }), {}],
  ['Polish Alt+1', raw('1', 'Digit1', { alt: true }), { keys: 'alt+1', option: 1 }],
  // French
  ['French & on the first key', raw('&', 'Digit1'), {}],
  ['French 1 with Shift', raw('1', 'Digit1', { shift: true }), { keys: '1' }],
  ['French Alt and the first key', raw('&', 'Digit1', { alt: true }), { option: 1 }],
  ['French Q, which is A on a US keyboard', raw('q', 'KeyA'), { keys: 'q' }],
  ['French # on AltGr+3', raw('#', 'Digit3', { ctrl: true, alt: true, altGr: true }), {}],
  ['French dead ^', raw('Dead', 'BracketLeft'), {}],
  ['French ê after it', raw('ê', 'KeyE'), {}],
  ['French dead ¨', raw('Dead', 'BracketLeft', { shift: true }), {}],
  // Japanese
  ['Japanese Enter that confirms', raw('Enter', 'Enter', { composing: true, keyCode: 229 }), {}],
  ['Japanese Enter in Safari, after the composition ended', raw('Enter', 'Enter', { keyCode: 229 }), {}],
  ['Japanese Enter in Firefox', raw('Process', 'Enter', { composing: true, keyCode: 229 }), {}],
  ['Japanese letter while composing', raw('n', 'KeyN', { composing: true, keyCode: 229 }), {}],
  ['Japanese Esc while composing', raw('Escape', 'Escape', { composing: true, keyCode: 229 }), {}],
  ['Japanese digit that picks a candidate', raw('1', 'Digit1', { alt: true, keyCode: 229 }), {}],
  ['Japanese Enter afterwards', raw('Enter', 'Enter', { keyCode: 13 }), { keys: 'enter' }],
  // The number pad
  ...['0', '1', '7', '6'].map((digit): [string, RawPress, object] => [
    `Alt+0176, digit ${digit}`,
    raw(digit, `Numpad${digit}`, { alt: true }),
    {},
  ]),
  ['number pad End without Num Lock, with Alt', raw('End', 'Numpad1', { alt: true }), {}],
  ['number pad Enter', raw('Enter', 'NumpadEnter'), { keys: 'enter' }],
  ['number pad Ctrl+Enter', raw('Enter', 'NumpadEnter', { ctrl: true }), { keys: 'ctrl+enter' }],
  ['number pad 1', raw('1', 'Numpad1'), { keys: '1' }],
  // Others
  ['Ukrainian т on the key N', raw('т', 'KeyN'), { keys: 'n' }],
  ['Dvorak N, which is L on a US keyboard', raw('n', 'KeyL'), { keys: 'n' }],
  ['Dvorak Ctrl+K', raw('k', 'KeyV', { ctrl: true }), { keys: 'ctrl+k' }],
  ['Russian Ctrl+л', raw('л', 'KeyK', { ctrl: true }), { keys: 'ctrl+k' }],
  ['Hebrew נ on the key B', raw('נ', 'KeyB'), {}],
  ['Apple Option+P, which types π', raw('π', 'KeyP', { alt: true }), { apple: true }],
  ['Greek Ctrl+κ', raw('κ', 'KeyK', { ctrl: true }), { keys: 'ctrl+k' }],
  ['Apple Option+1, which types ¡', raw('¡', 'Digit1', { alt: true }), { apple: true }],
  ['Apple Ctrl+1', raw('1', 'Digit1', { ctrl: true }), { apple: true, keys: 'ctrl+1', option: 1 }],
  ['Shift alone', raw('Shift', 'ShiftLeft', { shift: true }), {}],
]

/** Everything that a screen listens for, and a few more. */
const all =
  'n ? ] [ p l q a z e 1 2 7 @ # { \\ | ctrl+\\ enter escape ctrl+k ctrl+enter ctrl+1 alt+1 alt+0'.split(' ')

test.each(keyboards)('%s', (_name, press, { apple = false, keys, option }) => {
  const seen = pressOf(press, apple)
  const expected = keys === undefined ? [] : [keys]
  // A sign that no shortcut uses may be seen, and then triggers nothing.
  const used = all.filter((one) => seen !== null && matchKeys([seen], one) === 'yes')
  expect(used.filter((one) => !'[ @ # { \\ |'.split(' ').includes(one))).toEqual(expected)
  expect(optionPressed(press, apple)).toBe(option ?? null)
})

test.each<[string, RawPress, boolean, boolean?]>([
  ['a letter', raw('n', 'KeyN'), true],
  ['@ on AltGr+Q as Windows reports it', raw('@', 'KeyQ', { ctrl: true, alt: true }), true],
  ['€ on AltGr+E in Firefox and on Linux', raw('€', 'KeyE', { altGr: true }), true],
  ['{ on Option+8 of an Apple keyboard', raw('{', 'Digit8', { alt: true }), true, true],
  ['an emoji', raw('😀', ''), true],
  ['Ctrl+N', raw('n', 'KeyN', { ctrl: true }), false],
  ['Cmd+N', raw('n', 'KeyN', { meta: true }), false],
  ['Alt+1', raw('1', 'Digit1', { alt: true }), false],
  ['Enter', raw('Enter', 'Enter'), false],
  ['a dead key', raw('Dead', 'Backquote'), false],
  ['a letter of an input method', raw('n', 'KeyN', { composing: true, keyCode: 229 }), false],
])('writes: %s', (_name, press, expected, apple = false) => {
  expect(writes(press, apple)).toBe(expected)
})

describe('guardComposing', () => {
  const keyDown = (parts: Pick<RawPress, 'key' | 'keyCode' | 'isComposing'>) =>
    Object.assign(new Event('keydown', { cancelable: true }), parts)

  it.each([
    ['Enter while composing', { key: 'Enter', keyCode: 229, isComposing: true }, false],
    ['Enter in Safari, after composing', { key: 'Enter', keyCode: 229, isComposing: false }, false],
    ['Esc while composing', { key: 'Escape', keyCode: 229, isComposing: true }, false],
    ['Enter', { key: 'Enter', keyCode: 13, isComposing: false }, true],
    ['a letter', { key: 'n', keyCode: 78, isComposing: false }, true],
  ])('lets handlers hear %s or not', (_name, parts, heard) => {
    const page = new EventTarget()
    const stop = guardComposing(page as Window)
    let presses = 0
    page.addEventListener('keydown', () => (presses += 1))
    const event = keyDown(parts)
    page.dispatchEvent(event)
    expect(presses).toBe(heard ? 1 : 0)
    // The input method still gets its key.
    expect(event.defaultPrevented).toBe(false)
    stop()
    page.dispatchEvent(keyDown(parts))
    expect(presses).toBe(heard ? 2 : 1)
  })
})

it('says which keys choose an option', () => {
  expect(optionHint(2, false)).toBe('Alt 2')
  expect(optionHint(2, true)).toBe('Ctrl 2')
  expect(belongsToInputMethod(raw('a', 'KeyA'))).toBe(false)
})
