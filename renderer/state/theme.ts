import { create } from 'zustand'

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

const key = 'baton:theme'

const isTheme = (text: string | null): text is Theme => themes.some((theme) => theme === text)

/** The theme that style sheets know, for what was chosen and what the system prefers. */
export const resolveTheme = (theme: Theme, systemIsDark: boolean): 'light' | 'dark' | 'contrast' =>
  theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme

const stored = (): Theme => {
  try {
    const text = globalThis.localStorage?.getItem(key) ?? null
    return isTheme(text) ? text : 'system'
  } catch {
    // Storage may be forbidden; the page works all the same.
    return 'system'
  }
}

/** The theme of this device. In local storage and not in the desk, because sign-in has a theme too. */
export const useTheme = create<{ theme: Theme }>(() => ({ theme: stored() }))

export const setTheme = (theme: Theme): void => {
  useTheme.setState({ theme })
  try {
    globalThis.localStorage.setItem(key, theme)
  } catch {
    // Kept for this window alone.
  }
}

/** Puts the theme on the page, now and whenever choice or system change. Call it before the first paint. */
export const applyTheme = (): void => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    document.documentElement.dataset['theme'] = resolveTheme(useTheme.getState().theme, dark.matches)
  }
  apply()
  dark.addEventListener('change', apply)
  useTheme.subscribe(apply)
  // Another window of the same device.
  window.addEventListener('storage', (event) => {
    if (event.key === key) useTheme.setState({ theme: stored() })
  })
}
