import { describe, expect, it } from 'vitest'
import {
  areSingleKeys,
  bindingsFrom,
  conflictOf,
  keysNow,
  keysOf,
} from '../../../../../renderer/state/keys/key-bindings.ts'
import type { KeyPress } from '../../../../../renderer/state/keys/key-match.ts'
import { changeableCommands } from '../../../../../renderer/features/shortcuts/all-shortcuts.ts'

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
})
const untouched = { singleKeys: true, changed: {} }

describe('key bindings', () => {
  it('are those from the start until they are changed, by where they work', () => {
    const bindings = { singleKeys: true, changed: { 'session p': 'q' } }
    expect(keysNow(bindings, 'session', 'p')).toBe('q')
    expect(keysNow(bindings, 'handoff', 'p')).toBe('p')
  })

  it('do nothing without Ctrl or Alt while single keys are off', () => {
    const off = { singleKeys: false, changed: { 'session e': 'ctrl+e' } }
    expect(keysNow(off, 'session', 'p')).toBe('')
    expect(keysNow(off, 'goTo', 'g q')).toBe('')
    expect(keysNow(off, 'session', 'shift+o')).toBe('')
    expect(keysNow(off, 'session', 'e')).toBe('ctrl+e')
    expect(keysNow(off, 'list', 'enter')).toBe('enter')
    expect(areSingleKeys('?')).toBe(true)
    expect(areSingleKeys('ctrl+k')).toBe(false)
  })

  it('are read from what is stored, without what is none', () => {
    expect(bindingsFrom(null)).toEqual(untouched)
    expect(bindingsFrom('{oops')).toEqual(untouched)
    expect(bindingsFrom('{"singleKeys":false,"changed":{"session p":"q","session e":5,"x":""}}')).toEqual({
      singleKeys: false,
      changed: { 'session p': 'q' },
    })
  })
})

it('takes the keys of a press, but none that fields, lists or the browser need', () => {
  expect(keysOf(press('P', { shiftKey: true }))).toBe('shift+p')
  expect(keysOf(press('?', { shiftKey: true }))).toBe('?')
  expect(keysOf(press('e', { ctrlKey: true, altKey: true }))).toBe('ctrl+alt+e')
  for (const one of ['Enter', 'Tab', ' ', 'ArrowDown', 'F5']) expect(keysOf(press(one))).toBeNull()
  for (const one of ['c', 'v', 'w', 'Enter']) expect(keysOf(press(one, { ctrlKey: true }))).toBeNull()
})

describe('conflictOf', () => {
  const park = { scope: 'session', keys: 'p' } as const
  const labelFor = (wanted: string, changed = {}) =>
    conflictOf(changeableCommands, { singleKeys: true, changed }, park, wanted)?.label

  it('names the command on the same screen that has the keys', () => {
    expect(labelFor('e')).toBe('Escalate')
    expect(labelFor('t')).toBe('Go to the timeline')
    expect(labelFor('n')).toBe('New session')
    expect(labelFor('z')).toBeUndefined()
    // On a handoff's screen only.
    expect(labelFor('o')).toBeUndefined()
  })

  it('counts the beginning of a sequence, and what was changed', () => {
    expect(labelFor('g')).toBe('Queue')
    expect(labelFor('e', { 'session e': 'z' })).toBeUndefined()
    expect(labelFor('z', { 'session e': 'z' })).toBe('Escalate')
  })

  it('finds none among the keys from the start', () => {
    const clashes = changeableCommands.filter((one) =>
      conflictOf(changeableCommands, untouched, one, one.keys),
    )
    expect(clashes).toEqual([])
  })
})
