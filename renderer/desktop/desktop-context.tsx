import { createContext, useContext } from 'react'
import type { DesktopApi, DesktopInfo } from '../../core/bridge/desktop-api.ts'

const DesktopContext = createContext<{ api: DesktopApi; info: DesktopInfo } | null>(null)
export const DesktopProvider = DesktopContext.Provider

/** The desktop app around this window, and what is known about it. Never changes while the window is open. */
export const useDesktop = (): { api: DesktopApi; info: DesktopInfo } => {
  const desktop = useContext(DesktopContext)
  if (desktop === null) throw new Error('useDesktop needs a DesktopProvider above it.')
  return desktop
}
