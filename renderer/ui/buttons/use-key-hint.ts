import { areSingleKeys, keysNow, useKeyBindings } from '../../state/keys/key-bindings.ts'
import { keysLabel } from '../../state/keys/key-match.ts'
import { useShortcuts } from '../../state/keys/shortcuts.ts'

/**
 * The keys to show for a hint that names those from the start (`P`): what the command on the screen has now, or
 * undefined if it has none. Keys that no command has (`Esc`, `Enter`) stay as they are.
 */
export const useKeyHint = (hint: string | undefined): string | undefined => {
  const bindings = useKeyBindings()
  return useShortcuts(({ shortcuts }) => {
    if (hint === undefined) return undefined
    // The last registered one is the one that a press triggers.
    const shortcut = shortcuts.findLast(({ firstKeys }) => keysLabel(firstKeys) === hint)
    if (shortcut === undefined) return bindings.singleKeys || !areSingleKeys(hint) ? hint : undefined
    const keys = keysNow(bindings, shortcut.scope, shortcut.firstKeys)
    return keys === '' ? undefined : keysLabel(keys)
  })
}
