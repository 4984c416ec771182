import { create } from 'zustand'

export const densities = ['regular', 'compact'] as const
export type Density = (typeof densities)[number]

const key = 'baton:density'

const stored = (): Density => {
  try {
    const text = globalThis.localStorage?.getItem(key) ?? null
    return densities.find((density) => density === text) ?? 'regular'
  } catch {
    // Storage may be blocked; the page works without it.
    return 'regular'
  }
}

/** How closely lines are spaced on this device. */
export const useDensity = create<{ density: Density }>(() => ({ density: stored() }))

export const setDensity = (density: Density): void => {
  useDensity.setState({ density })
  try {
    globalThis.localStorage.setItem(key, density)
  } catch {
    // Then the choice lasts for this window only.
  }
}

/** Applies the density to the page, now and whenever it changes. Call it before the first paint. */
export const applyDensity = (): void => {
  const apply = () => {
    document.documentElement.dataset['density'] = useDensity.getState().density
  }
  apply()
  useDensity.subscribe(apply)
  // Changed in another window on this device.
  window.addEventListener('storage', (event) => {
    if (event.key === key) useDensity.setState({ density: stored() })
  })
}
