import type { Shortcut } from '../../state/shortcuts.ts'

/** What matters most first: what moves a session or handoff on, then what is written to it. */
const importance = ['c', 'u', 'w', 'p', 'e', 'r', 'h', 'f', 'i', 'a', 's', 'x', 't', 'v', 'b']

const rankOf = ({ keys }: Pick<Shortcut, 'keys'>): number => {
  const at = importance.indexOf(keys)
  return at < 0 ? importance.length : at
}

/** The keys that the status bar offers: those of the screen itself, by what they are worth, each once. */
export const offeredKeys = <S extends Pick<Shortcut, 'keys' | 'scope' | 'layer' | 'palette'>>(
  shortcuts: readonly S[],
  most = 3,
): S[] => {
  const ofScreen = shortcuts.filter(
    ({ scope, layer, palette, keys }) => layer === 0 && palette && keys.length === 1 && scope !== 'Anywhere',
  )
  // Of a key that is registered twice the later counts, as when it is pressed.
  const byKey = new Map(ofScreen.map((shortcut) => [shortcut.keys, shortcut]))
  return [...byKey.values()].toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, most)
}
