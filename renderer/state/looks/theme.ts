import { create } from 'zustand'

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

const key = 'baton:theme'

const isTheme = (text: string | null): text is Theme => themes.some((theme) => theme === text)

/** The theme for the style sheets, from the person's choice and the system's preference. */
export const resolveTheme = (theme: Theme, systemIsDark: boolean): 'light' | 'dark' | 'contrast' =>
  theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme

const stored = (): Theme => {
  try {
    const text = globalThis.localStorage?.getItem(key) ?? null
    return isTheme(text) ? text : 'system'
  } catch {
    // Storage may be blocked; the page works without it.
    return 'system'
  }
}

/** The theme on this device. In local storage rather than the desk, because the sign-in screen has a theme too. */
export const useTheme = create<{ theme: Theme }>(() => ({ theme: stored() }))

export const setTheme = (theme: Theme): void => {
  useTheme.setState({ theme })
  try {
    globalThis.localStorage.setItem(key, theme)
  } catch {
    // Then the choice lasts for this window only.
  }
}

/** Applies the theme to the page, now and whenever the choice or the system changes. Call it before the first paint. */
export const applyTheme = (): void => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    document.documentElement.dataset['theme'] = resolveTheme(useTheme.getState().theme, dark.matches)
  }
  apply()
  dark.addEventListener('change', apply)
  useTheme.subscribe(apply)
  // Changed in another window on this device.
  window.addEventListener('storage', (event) => {
    if (event.key === key) useTheme.setState({ theme: stored() })
  })
}
