import { create } from 'zustand'

export const densities = ['regular', 'compact'] as const
export type Density = (typeof densities)[number]

const key = 'baton:density'

const stored = (): Density => {
  try {
    const text = globalThis.localStorage?.getItem(key) ?? null
    return densities.find((density) => density === text) ?? 'regular'
  } catch {
    // Storage may be forbidden; the page works all the same.
    return 'regular'
  }
}

/** How close the lines of this device stand. */
export const useDensity = create<{ density: Density }>(() => ({ density: stored() }))

export const setDensity = (density: Density): void => {
  useDensity.setState({ density })
  try {
    globalThis.localStorage.setItem(key, density)
  } catch {
    // Kept for this window alone.
  }
}

/** Puts the density on the page, now and whenever it changes. Call it before the first paint. */
export const applyDensity = (): void => {
  const apply = () => {
    document.documentElement.dataset['density'] = useDensity.getState().density
  }
  apply()
  useDensity.subscribe(apply)
  // Another window of the same device.
  window.addEventListener('storage', (event) => {
    if (event.key === key) useDensity.setState({ density: stored() })
  })
}
