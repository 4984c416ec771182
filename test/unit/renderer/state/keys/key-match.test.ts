import { describe, expect, it } from 'vitest'
import {
  keysLabel,
  matchKeys,
  pickShortcut,
  worksWhileTyping,
  type KeyPress,
} from '../../../../../renderer/state/keys/key-match.ts'

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
})

describe('matchKeys', () => {
  it('takes a letter, whatever caps lock makes of it, but not with modifiers', () => {
    expect(matchKeys([press('n')], 'n')).toBe('yes')
    expect(matchKeys([press('N')], 'n')).toBe('yes')
    expect(matchKeys([press('n', { ctrlKey: true })], 'n')).toBe('no')
    expect(matchKeys([press('n', { altKey: true })], 'n')).toBe('no')
    expect(matchKeys([press('N', { shiftKey: true })], 'n')).toBe('no')
    expect(matchKeys([press('N', { shiftKey: true })], 'shift+n')).toBe('yes')
  })

  it('counts Cmd as Ctrl', () => {
    expect(matchKeys([press('k', { ctrlKey: true })], 'ctrl+k')).toBe('yes')
    expect(matchKeys([press('k', { metaKey: true })], 'ctrl+k')).toBe('yes')
    expect(matchKeys([press('k')], 'ctrl+k')).toBe('no')
  })

  it('takes signs by what they are, wherever the layout has them', () => {
    expect(matchKeys([press('?', { shiftKey: true })], '?')).toBe('yes')
    expect(matchKeys([press('?')], '?')).toBe('yes')
    expect(matchKeys([press('+', { ctrlKey: true })], 'ctrl++')).toBe('yes')
  })

  it('follows a sequence', () => {
    expect(matchKeys([press('g')], 'g q')).toBe('begun')
    expect(matchKeys([press('g'), press('q')], 'g q')).toBe('yes')
    expect(matchKeys([press('g'), press('x')], 'g q')).toBe('no')
    expect(matchKeys([press('q'), press('g')], 'g q')).toBe('begun')
    expect(matchKeys([press('x'), press('q')], 'q')).toBe('yes')
    expect(matchKeys([], 'g q')).toBe('no')
  })

  it('asks for Shift on keys without a character', () => {
    expect(matchKeys([press('Enter', { shiftKey: true })], 'enter')).toBe('no')
    expect(matchKeys([press('Enter', { shiftKey: true })], 'shift+enter')).toBe('yes')
  })
})

describe('pickShortcut', () => {
  const shortcuts = [
    { keys: 'g n', name: 'notifications' },
    { keys: 'p', name: 'park' },
    { keys: 'n', name: 'new' },
    { keys: 'p', name: 'park here' },
  ]
  const picked = (...keys: string[]) =>
    pickShortcut(
      keys.map((key) => press(key)),
      shortcuts,
    )?.name

  it('takes a sequence before the single key that ends it', () => {
    expect(picked('g', 'n')).toBe('notifications')
    expect(picked('n')).toBe('new')
    expect(picked('x', 'n')).toBe('new')
  })

  it('takes the one registered last among equals', () => {
    expect(picked('p')).toBe('park here')
    expect(picked('g', 'p')).toBe('park here')
  })

  it('finds nothing where nothing was meant', () => {
    expect(picked('g')).toBeUndefined()
    expect(picked()).toBeUndefined()
  })
})

describe('worksWhileTyping', () => {
  it('is true only where every key is held with Ctrl', () => {
    expect(worksWhileTyping('ctrl+k')).toBe(true)
    expect(worksWhileTyping('n')).toBe(false)
    expect(worksWhileTyping('g q')).toBe(false)
    expect(worksWhileTyping('ctrl+k q')).toBe(false)
  })
})

describe('keysLabel', () => {
  it('prints keys as they stand on a keyboard', () => {
    expect(keysLabel('ctrl+k')).toBe('Ctrl K')
    expect(keysLabel('g q')).toBe('G Q')
    expect(keysLabel('escape')).toBe('Esc')
    expect(keysLabel('shift+enter')).toBe('Shift Enter')
    expect(keysLabel('?')).toBe('?')
  })
})
