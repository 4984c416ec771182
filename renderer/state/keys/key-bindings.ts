import { create } from 'zustand'
import type { KeyPress } from './key-match.ts'
import type { Scope } from '../../language/scopes.words.ts'

/** A command by where it works and the keys it has from the start: `session p`. */
export type CommandId = string
export const commandId = (scope: Scope, firstKeys: string): CommandId => `${scope} ${firstKeys}`

/** What someone changed on this device: keys by command, and whether keys without Ctrl or Alt do anything. */
export type KeyBindings = { singleKeys: boolean; changed: Readonly<Record<CommandId, string>> }

const storageKey = 'baton:keys'
const untouched: KeyBindings = { singleKeys: true, changed: {} }

/** Reads stored bindings. What isn't one is left out. */
export const bindingsFrom = (text: string | null): KeyBindings => {
  let stored: unknown
  try {
    stored = JSON.parse(text ?? 'null')
  } catch {
    return untouched
  }
  if (typeof stored !== 'object' || stored === null) return untouched
  const { singleKeys, changed } = stored as Partial<KeyBindings>
  const known = Object.entries(changed ?? {}).filter(([, keys]) => typeof keys === 'string' && keys !== '')
  return { singleKeys: singleKeys !== false, changed: Object.fromEntries(known) }
}

const stored = (): KeyBindings => {
  try {
    return bindingsFrom(globalThis.localStorage?.getItem(storageKey) ?? null)
  } catch {
    // Storage may be blocked; the keys from the start work without it.
    return untouched
  }
}

export const useKeyBindings = create<KeyBindings>(() => stored())

const keep = (next: Partial<KeyBindings>): void => {
  useKeyBindings.setState(next)
  try {
    const { singleKeys, changed } = useKeyBindings.getState()
    globalThis.localStorage.setItem(storageKey, JSON.stringify({ singleKeys, changed }))
  } catch {
    // Then the choice lasts for this window only.
  }
}

/** Follows what another window on this device changes. Call it once, at the start. */
export const followKeyBindings = (): void => {
  window.addEventListener('storage', (event) => {
    if (event.key === storageKey) useKeyBindings.setState(stored())
  })
}

export const setSingleKeys = (singleKeys: boolean): void => keep({ singleKeys })

/** Gives a command other keys; null gives it those from the start back. */
export const setKeys = (id: CommandId, keys: string | null): void => {
  const { [id]: _before, ...others } = useKeyBindings.getState().changed
  keep({ changed: keys === null ? others : { ...others, [id]: keys } })
}

export const resetAllKeys = (): void => keep({ changed: {} })

/** True if the keys are characters alone, which anyone who dictates or slips types by accident. */
export const areSingleKeys = (keys: string): boolean =>
  keys.split(' ').every((chord) => /^.$/u.test(chord.replace(/^shift\+/, '')))

/** The keys a command has now; '' if it has none, because keys without Ctrl or Alt are off. */
export const keysNow = ({ singleKeys, changed }: KeyBindings, scope: Scope, firstKeys: string): string => {
  const keys = changed[commandId(scope, firstKeys)] ?? firstKeys
  return singleKeys || !areSingleKeys(keys) ? keys : ''
}

/** Keys that fields, lists and dialogs need for themselves. */
const reserved = /^(?:enter|escape|tab| |backspace|delete|home|end|page(?:up|down)|arrow\w+|f\d+)$/

/** The keys of a press, as shortcuts are written: `p`, `shift+p`, `ctrl+p`. Null if a shortcut can't have them. */
export const keysOf = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null => {
  const name = key.toLowerCase()
  const ctrl = ctrlKey || metaKey
  if (reserved.test(name) && !(ctrl && name === 'enter')) return null
  // Ctrl+Enter confirms every dialog; these belong to the browser and to every field.
  if (ctrl && !altKey && !shiftKey && /^(?:enter|[acnrtvwxyz])$/.test(name)) return null
  const withShift = shiftKey && /^\p{L}$/u.test(name)
  return `${ctrl ? 'ctrl+' : ''}${altKey ? 'alt+' : ''}${withShift ? 'shift+' : ''}${name}`
}

/** Scopes whose commands are on the screen together with those of every other. */
const everywhere: readonly Scope[] = ['anywhere', 'goTo', 'list']
/** Scopes of the same screen. */
const screens: readonly (readonly Scope[])[] = [['session', 'timeline']]

const meet = (a: Scope, b: Scope): boolean =>
  a === b ||
  everywhere.includes(a) ||
  everywhere.includes(b) ||
  screens.some((screen) => screen.includes(a) && screen.includes(b))

/** A command as the settings list it. */
export type BoundCommand = { scope: Scope; keys: string; label: string }

/**
 * The command that takes the same keys on the same screen, or undefined. The first key of a sequence (`g q`) is taken as
 * much as a whole one.
 */
export const conflictOf = (
  commands: readonly BoundCommand[],
  bindings: KeyBindings,
  { scope, keys: firstKeys }: Pick<BoundCommand, 'scope' | 'keys'>,
  wanted: string,
): BoundCommand | undefined =>
  commands.find((other) => {
    if ((other.scope === scope && other.keys === firstKeys) || !meet(scope, other.scope)) return false
    const theirs = bindings.changed[commandId(other.scope, other.keys)] ?? other.keys
    return theirs === wanted || theirs.startsWith(`${wanted} `) || wanted.startsWith(`${theirs} `)
  })
