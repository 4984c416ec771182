import './kbd.css'
import { useKeyHint } from './use-key-hint.ts'
import { keyText } from '../ui.words.ts'

/**
 * Keys by their English names, as they are printed on keyboards of this language: a visual hint; screen readers get them
 * from `aria-keyshortcuts` on the element they belong to.
 */
export const Kbd = ({ children }: { children: string }) => (
  <kbd className="kbd" aria-hidden="true">
    {keyText(children)}
  </kbd>
)

/** A hint's keys as they are now: see `useKeyHint`. Nothing if the command has none. */
export const KeyHint = ({ keys }: { keys: string }) => {
  const shown = useKeyHint(keys)
  return shown === undefined ? null : <Kbd>{shown}</Kbd>
}
