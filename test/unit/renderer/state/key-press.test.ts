import { describe, expect, it, test } from 'vitest'
import { matchKeys } from '../../../../renderer/state/key-match.ts'
import {
  belongsToInputMethod,
  guardComposing,
  optionHint,
  optionPressed,
  pressOf,
  type RawPress,
} from '../../../../renderer/state/key-press.ts'

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
  [
    'German ] on Option+6 of an Apple keyboard',
    raw(']', 'Digit6', { alt: true }),
    { apple: true, keys: ']' },
  ],
  // Polish
  ['Polish ł on AltGr+L', raw('ł', 'KeyL', { altGr: true, alt: true, ctrl: true }), {}],
  ['Polish AltGr+1, which types nothing of its own', raw('1', 'Digit1', { altGr: true }), {}],
  ['Polish AltGr+1 as Windows reports it', raw('1', 'Digit1', { ctrl: true, alt: true }), {}],
  ['Polish AltGr+P', raw('p', 'KeyP', { ctrl: true, alt: true }), {}],
  ['Polish Alt+1', raw('1', 'Digit1', { alt: true }), { keys: 'alt+1', option: 1 }],
  // French
  ['French & on the first key', raw('&', 'Digit1'), {}],
  ['French 1 with Shift', raw('1', 'Digit1', { shift: true }), { keys: '1' }],
  ['French Alt and the first key', raw('&', 'Digit1', { alt: true }), { option: 1 }],
  ['French Q, which is A on a US keyboard', raw('q', 'KeyA'), { keys: 'q' }],
  ['French # on AltGr+3', raw('#', 'Digit3', { ctrl: true, alt: true, altGr: true }), {}],
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
  ['Greek Ctrl+κ', raw('κ', 'KeyK', { ctrl: true }), { keys: 'ctrl+k' }],
  ['Apple Option+1, which types ¡', raw('¡', 'Digit1', { alt: true }), { apple: true }],
  ['Apple Ctrl+1', raw('1', 'Digit1', { ctrl: true }), { apple: true, keys: 'ctrl+1', option: 1 }],
  ['Shift alone', raw('Shift', 'ShiftLeft', { shift: true }), {}],
]

/** Everything that a screen listens for, and a few more. */
const all = 'n ? ] [ p l q a z e 1 2 7 @ # { enter escape ctrl+k ctrl+enter ctrl+1 alt+1 alt+0'.split(' ')

test.each(keyboards)('%s', (_name, press, { apple = false, keys, option }) => {
  const seen = pressOf(press, apple)
  const expected = keys === undefined ? [] : [keys]
  // A sign that no shortcut uses may be seen, and then triggers nothing.
  const used = all.filter((one) => seen !== null && matchKeys([seen], one) === 'yes')
  expect(used.filter((one) => !'[ @ # {'.split(' ').includes(one))).toEqual(expected)
  expect(optionPressed(press, apple)).toBe(option ?? null)
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
