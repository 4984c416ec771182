/** What the overlay needs from a shortcut. */
export type Listed = { keys: string; label: string; scope: string; layer: number }

/**
 * Shortcuts by where they work: the current screen first, then places, then everywhere.
 *
 * One line for each pair of keys and label, in the order they were registered; those of dialogs are left out.
 */
export const groupShortcuts = (shortcuts: readonly Listed[]): { scope: string; shortcuts: Listed[] }[] => {
  const last = ['Go to', 'Anywhere']
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
      shortcuts: listed
        .filter((shortcut) => shortcut.scope === scope)
        // "Go to Queue" under the heading "Go to" would be redundant.
        .map((shortcut) => ({ ...shortcut, label: shortcut.label.replace(`${scope} `, '') })),
    }))
}
