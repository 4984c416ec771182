import { describe, expect, it } from 'vitest'
import type { Scope } from '../../../../../renderer/language/scopes.words.ts'
import { groupShortcuts, withIdle } from '../../../../../renderer/features/shortcuts/group-shortcuts.ts'

const shortcut = (keys: string, label: string, scope: Scope, layer = 0) => ({ keys, label, scope, layer })

describe('groupShortcuts', () => {
  it('puts what is on the screen first, places next, the rest last', () => {
    const groups = groupShortcuts([
      shortcut('?', 'Keyboard shortcuts', 'anywhere'),
      shortcut('g q', 'Go to Queue', 'goTo'),
      shortcut('p', 'Park', 'session'),
      shortcut('j', 'Next', 'list'),
      shortcut('n', 'New session', 'anywhere'),
    ])
    expect(groups.map(({ scope, shortcuts }) => [scope, shortcuts.map(({ label }) => label)])).toEqual([
      ['session', ['Park']],
      ['list', ['Next']],
      ['goTo', ['Go to Queue']],
      ['anywhere', ['Keyboard shortcuts', 'New session']],
    ])
  })

  it('lists a key once and leaves out those of dialogs', () => {
    const twice = [
      shortcut('p', 'Park', 'session'),
      shortcut('p', 'Park', 'session'),
      shortcut('x', 'Cross', 'note', 1),
    ]
    expect(groupShortcuts(twice)).toEqual([
      { scope: 'session', shortcuts: [shortcut('p', 'Park', 'session')] },
    ])
  })
})

describe('withIdle', () => {
  const all = [
    { scope: 'goTo', keys: 'g q', label: 'Queue' },
    { scope: 'timeline', keys: 'arrowup', label: 'Previous entry' },
    { scope: 'timeline', keys: 'f', label: 'Add the entry to What we know' },
    { scope: 'timeline', keys: 't', label: 'Go to the timeline' },
    { scope: 'handoff', keys: 'c', label: 'Claim' },
  ] as const
  const same = (_scope: Scope, keys: string): string => keys

  it('adds the keys of the screen that nothing takes right now, and none of other screens', () => {
    const registered = [shortcut('t', 'Go to the timeline', 'timeline'), shortcut('x', 'Cross', 'handoff', 1)]
    expect(withIdle(registered, all, same)).toEqual([
      registered[0],
      shortcut('arrowup', 'Previous entry', 'timeline'),
      { ...shortcut('f', 'Add the entry to What we know', 'timeline'), idle: true },
    ])
  })

  it('knows a command by its first keys, and shows those it has now', () => {
    const registered = [{ ...shortcut('q', 'Go to the timeline', 'timeline'), firstKeys: 't' }]
    const changed = (_scope: Scope, keys: string): string => (keys === 'f' ? 'k' : keys)
    expect(withIdle(registered, all, changed).map(({ keys }) => keys)).toEqual(['q', 'arrowup', 'k'])
  })

  it('names a place alone, because the heading says that it is gone to', () => {
    const registered = [{ ...shortcut('g q', 'Go to Queue', 'goTo'), firstKeys: 'g q' }]
    expect(withIdle(registered, all, same).map(({ label }) => label)).toEqual(['Queue'])
  })
})
