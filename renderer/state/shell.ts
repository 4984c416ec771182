import { create } from 'zustand'

/** What floats above the screens. One at a time: opening one closes the other. */
type Overlay = 'palette' | 'shortcuts' | null

export const useOverlay = create<{ overlay: Overlay }>(() => ({ overlay: null }))

export const showOverlay = (overlay: Overlay): void => useOverlay.setState({ overlay })
