import './kbd.css'
import type { ReactNode } from 'react'

/** A key, as a hint for the eye; screen readers get it from `aria-keyshortcuts` of what it belongs to. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="kbd" aria-hidden="true">
    {children}
  </kbd>
)
