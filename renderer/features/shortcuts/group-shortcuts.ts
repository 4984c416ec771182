import type { Scope } from '../../language/scopes.words.ts'

/** What the overlay needs from a shortcut. `idle`: nothing on the screen takes it right now. */
export type Listed = { keys: string; label: string; scope: Scope; layer: number; idle?: true }

/** Keys that lists take themselves, wherever there is one. */
const ofLists = /^(?:enter|arrow\w+)$/

/**
 * The shortcuts of the screen, followed by those of its scopes that don't apply right now: all keys can be looked up, whatever
 * has the focus.
 *
 * @param all every command there is, with its first keys
 * @param keysNow the keys that a command has now; '' if none
 */
export const withIdle = (
  registered: readonly (Listed & { firstKeys?: string })[],
  all: readonly { scope: Scope; keys: string; label: string }[],
  keysNow: (scope: Scope, firstKeys: string) => string,
): Listed[] => {
  const labelOf = (scope: Scope, firstKeys: string) =>
    all.find((command) => command.scope === scope && command.keys === firstKeys)?.label
  const onScreen = registered
    .filter(({ layer }) => layer === 0)
    // "Go to Queue" under the heading "Go to" would be redundant.
    .map((shortcut) =>
      shortcut.scope === 'goTo'
        ? {
            ...shortcut,
            label: labelOf(shortcut.scope, shortcut.firstKeys ?? shortcut.keys) ?? shortcut.label,
          }
        : shortcut,
    )
  const scopes = new Set(onScreen.map(({ scope }) => scope))
  const known = new Set(onScreen.map(({ scope, keys, firstKeys = keys }) => `${scope} ${firstKeys}`))
  const others = all
    .filter(({ scope, keys }) => scopes.has(scope) && !known.has(`${scope} ${keys}`))
    .map(({ scope, keys, label }): Listed => {
      const line = { keys: keysNow(scope, keys), label, scope, layer: 0 }
      return ofLists.test(keys) ? line : { ...line, idle: true }
    })
  return [...onScreen, ...others]
}

/**
 * Shortcuts by where they work: the current screen first, then places, then everywhere.
 *
 * One line for each pair of keys and label, in the order they were registered; those of dialogs are left out.
 */
export const groupShortcuts = (shortcuts: readonly Listed[]): { scope: Scope; shortcuts: Listed[] }[] => {
  const last: readonly Scope[] = ['goTo', 'anywhere']
  const listed = shortcuts.filter(
    (shortcut, index) =>
      shortcut.layer === 0 &&
      shortcut.keys !== '' &&
      shortcuts.findIndex((other) => other.keys === shortcut.keys && other.label === shortcut.label) ===
        index,
  )
  return [...new Set(listed.map(({ scope }) => scope))]
    .toSorted((a, b) => last.indexOf(a) - last.indexOf(b))
    .map((scope) => ({
      scope,
      shortcuts: listed.filter((shortcut) => shortcut.scope === scope),
    }))
}
