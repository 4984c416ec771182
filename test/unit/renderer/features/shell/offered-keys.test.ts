import { describe, expect, it } from 'vitest'
import type { Scope } from '../../../../../renderer/language/scopes.words.ts'
import { offeredKeys } from '../../../../../renderer/features/shell/offered-keys.ts'

const shortcut = (keys: string, scope: Scope = 'session') => ({ keys, scope, layer: 0, palette: true })
const keysOf = (shortcuts: readonly { keys: string }[]) => shortcuts.map(({ keys }) => keys)

describe('offeredKeys', () => {
  it('offers what moves a session on first, in whatever order it was registered', () => {
    const keys = ['t', 'x', 'i', 'r', 'e', 'p']
    expect(keysOf(offeredKeys(keys.map((key) => shortcut(key))))).toEqual(['p', 'e', 'r'])
    expect(keysOf(offeredKeys(keys.toReversed().map((key) => shortcut(key))))).toEqual(['p', 'e', 'r'])
  })

  it('offers each key once, and none of dialogs, of sequences or of the whole window', () => {
    const offered = offeredKeys([
      shortcut('n', 'anywhere'),
      shortcut('g q'),
      { ...shortcut('z'), layer: 1 },
      { ...shortcut('j'), palette: false },
      shortcut('u'),
      shortcut('u'),
    ])
    expect(keysOf(offered)).toEqual(['u'])
  })
})
