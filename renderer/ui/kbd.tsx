import './kbd.css'
import type { ReactNode } from 'react'

/** A key, as a visual hint; screen readers get it from `aria-keyshortcuts` on the element it belongs to. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="kbd" aria-hidden="true">
    {children}
  </kbd>
)
