import { describe, expect, test } from 'vitest'
import type { RawPress } from '../../../../../renderer/state/keys/key-press.ts'
import { hotkeyFrom, hotkeyLabel } from '../../../../../renderer/state/keys/hotkey-press.ts'

const press = (part: Partial<RawPress>): RawPress => ({
  key: 'a',
  code: 'KeyA',
  keyCode: 65,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  getModifierState: () => false,
  ...part,
})

describe('a press for a global hotkey', () => {
  test.each([
    [press({ key: ' ', code: 'Space', ctrlKey: true, shiftKey: true }), 'Control+Shift+Space'],
    [press({ key: 'N', code: 'KeyN', ctrlKey: true, altKey: true, shiftKey: true }), 'Control+Alt+Shift+N'],
    // AZERTY: the key in the place of Q types an A, and the system registers it as A.
    [press({ key: 'a', code: 'KeyQ', ctrlKey: true }), 'Control+A'],
    // macOS types a sign with Option.
    [press({ key: 'å', code: 'KeyA', altKey: true, metaKey: true }), 'Alt+Super+A'],
    [press({ key: 'ф', code: 'KeyA', ctrlKey: true }), 'Control+A'],
    [press({ key: 'F9', code: 'F9' }), 'F9'],
    [press({ key: 'ArrowUp', code: 'ArrowUp', metaKey: true }), 'Super+Up'],
  ])('has the keys as Electron names them: %#', (event, keys) => {
    expect(hotkeyFrom(event)).toEqual({ keys })
  })
  test('is waited for while only modifiers are down, or an input method composes', () => {
    expect(hotkeyFrom(press({ key: 'Control', code: 'ControlLeft', ctrlKey: true }))).toBe('wait')
    expect(hotkeyFrom(press({ key: 'a', isComposing: true, ctrlKey: true }))).toBe('wait')
  })
  test('is impossible for what is typed with, and for keys without a name', () => {
    expect(hotkeyFrom(press({}))).toBe('impossible')
    expect(hotkeyFrom(press({ key: 'A', shiftKey: true }))).toBe('impossible')
    expect(hotkeyFrom(press({ key: 'Enter', code: 'Enter', ctrlKey: true }))).toBe('impossible')
  })
  test('reads as on the keyboard in front of the person', () => {
    expect(hotkeyLabel('Control+Shift+Space', 'win32')).toBe('Ctrl Shift Space')
    expect(hotkeyLabel('Alt+Super+Up', 'darwin')).toBe('Option Cmd ↑')
    expect(hotkeyLabel('Super+N', 'win32')).toBe('Win N')
  })
})
