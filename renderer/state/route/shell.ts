import { create } from 'zustand'

/** The overlay above the screens. Opening one closes the other. */
type Overlay = 'palette' | 'shortcuts' | null

export const useOverlay = create<{ overlay: Overlay }>(() => ({ overlay: null }))

export const showOverlay = (overlay: Overlay): void => useOverlay.setState({ overlay })
