import { create } from 'zustand'
import { localeFor, spokenLanguage } from '../../language/language.ts'
import { setListFormat } from '../../language/list-text.ts'
import { setTimeFormat } from '../../language/relative-time.ts'

/** How times of day are written: as the device's region does, or always in one way. */
export const clockChoices = ['system', '12', '24'] as const
export type ClockChoice = (typeof clockChoices)[number]

const key = 'baton:clock'

const stored = (): ClockChoice => {
  try {
    const text = globalThis.localStorage?.getItem(key) ?? null
    return clockChoices.find((choice) => choice === text) ?? 'system'
  } catch {
    // Storage may be blocked; the page works without it.
    return 'system'
  }
}

export const useClockChoice = create<{ clock: ClockChoice }>(() => ({ clock: stored() }))

export const setClockChoice = (clock: ClockChoice): void => {
  useClockChoice.setState({ clock })
  try {
    globalThis.localStorage.setItem(key, clock)
  } catch {
    // Kept for this window only.
  }
}

/** Formats times and lists by the device's region, in the language of this window, and the choice made here, now and whenever it changes. Call it before the first paint. */
export const applyClockChoice = (): void => {
  const apply = () => {
    const { clock } = useClockChoice.getState()
    const locale = localeFor(spokenLanguage(), navigator.languages)
    setListFormat(locale)
    setTimeFormat(locale, clock === 'system' ? undefined : clock === '12')
  }
  apply()
  useClockChoice.subscribe(apply)
  // Another window on the same device.
  window.addEventListener('storage', (event) => {
    if (event.key === key) useClockChoice.setState({ clock: stored() })
  })
}
