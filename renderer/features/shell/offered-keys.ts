import type { Shortcut } from '../../state/keys/shortcuts.ts'

/** Most important first: keys that move a session or handoff along, then keys for writing in it. */
const importance = ['c', 'u', 'w', 'p', 'e', 'r', 'h', 'f', 'i', 'a', 's', 'x', 't', 'v', 'b']

const rankOf = ({ keys, firstKeys = keys }: { keys: string; firstKeys?: string | undefined }): number => {
  const at = importance.indexOf(firstKeys)
  return at < 0 ? importance.length : at
}

/** The keys shown in the status bar: those of the current screen, most important first, each once. */
export const offeredKeys = <
  S extends Pick<Shortcut, 'keys' | 'scope' | 'layer' | 'palette'> & Partial<Pick<Shortcut, 'firstKeys'>>,
>(
  shortcuts: readonly S[],
  most = 3,
): S[] => {
  const ofScreen = shortcuts.filter(
    ({ scope, layer, palette, keys }) => layer === 0 && palette && keys.length === 1 && scope !== 'anywhere',
  )
  // If a key is registered twice, the later one counts, just as when it is pressed.
  const byKey = new Map(ofScreen.map((shortcut) => [shortcut.keys, shortcut]))
  return [...byKey.values()].toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, most)
}
