import './kbd.css'
import type { ReactNode } from 'react'
import { useKeyHint } from './use-key-hint.ts'
import { keyText } from './ui.words.ts'

/** A key, as a visual hint; screen readers get it from `aria-keyshortcuts` on the element it belongs to. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="kbd" aria-hidden="true">
    {typeof children === 'string' ? keyText(children) : children}
  </kbd>
)

/** A hint's keys as they are now: see `useKeyHint`. Nothing if the command has none. */
export const KeyHint = ({ keys }: { keys: string }) => {
  const shown = useKeyHint(keys)
  return shown === undefined ? null : <Kbd>{shown}</Kbd>
}
