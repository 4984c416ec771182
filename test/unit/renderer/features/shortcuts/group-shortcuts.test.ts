import { describe, expect, it } from 'vitest'
import { groupShortcuts, withIdle } from '../../../../../renderer/features/shortcuts/group-shortcuts.ts'

const shortcut = (keys: string, label: string, scope: string, layer = 0) => ({ keys, label, scope, layer })

describe('groupShortcuts', () => {
  it('puts what is on the screen first, places next, the rest last', () => {
    const groups = groupShortcuts([
      shortcut('?', 'Keyboard shortcuts', 'Anywhere'),
      shortcut('g q', 'Go to Queue', 'Go to'),
      shortcut('p', 'Park', 'Session'),
      shortcut('j', 'Next', 'List'),
      shortcut('n', 'New session', 'Anywhere'),
    ])
    expect(groups.map(({ scope, shortcuts }) => [scope, shortcuts.map(({ label }) => label)])).toEqual([
      ['Session', ['Park']],
      ['List', ['Next']],
      ['Go to', ['Queue']],
      ['Anywhere', ['Keyboard shortcuts', 'New session']],
    ])
  })

  it('lists a key once and leaves out those of dialogs', () => {
    const twice = [
      shortcut('p', 'Park', 'Session'),
      shortcut('p', 'Park', 'Session'),
      shortcut('x', 'Cross', 'Dialog', 1),
    ]
    expect(groupShortcuts(twice)).toEqual([
      { scope: 'Session', shortcuts: [shortcut('p', 'Park', 'Session')] },
    ])
  })
})

describe('withIdle', () => {
  const all = [
    { scope: 'Timeline', keys: 'arrowup', label: 'Previous entry' },
    { scope: 'Timeline', keys: 'f', label: 'Add the entry to What we know' },
    { scope: 'Timeline', keys: 't', label: 'Go to the timeline' },
    { scope: 'Handoff', keys: 'c', label: 'Claim' },
  ]
  const same = (_scope: string, keys: string): string => keys

  it('adds the keys of the screen that nothing takes right now, and none of other screens', () => {
    const registered = [shortcut('t', 'Go to the timeline', 'Timeline'), shortcut('x', 'Cross', 'Handoff', 1)]
    expect(withIdle(registered, all, same)).toEqual([
      registered[0],
      shortcut('arrowup', 'Previous entry', 'Timeline'),
      { ...shortcut('f', 'Add the entry to What we know', 'Timeline'), idle: true },
    ])
  })

  it('knows a command by its first keys, and shows those it has now', () => {
    const registered = [{ ...shortcut('q', 'Go to the timeline', 'Timeline'), firstKeys: 't' }]
    const changed = (_scope: string, keys: string): string => (keys === 'f' ? 'k' : keys)
    expect(withIdle(registered, all, changed).map(({ keys }) => keys)).toEqual(['q', 'arrowup', 'k'])
  })
})
