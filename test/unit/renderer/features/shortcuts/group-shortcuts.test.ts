import { describe, expect, it } from 'vitest'
import { groupShortcuts } from '../../../../../renderer/features/shortcuts/group-shortcuts.ts'

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
