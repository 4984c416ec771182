import { languageOf, languages, primaryTag, type Language } from '../../core/domain/text/language.ts'

/** What a person can choose: one of them, or what the system speaks. */
export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

const key = 'baton:language'

/** The choice kept on this device. In local storage, because it is needed before anything is shown. */
export const storedLanguage = (): LanguageChoice => {
  try {
    const text = globalThis.localStorage?.getItem(key) ?? null
    return languageChoices.find((choice) => choice === text) ?? 'system'
  } catch {
    // Storage may be blocked; the page works without it.
    return 'system'
  }
}

/** @returns whether it was kept: a window whose storage is blocked can't remember a language */
export const storeLanguage = (choice: LanguageChoice): boolean => {
  try {
    globalThis.localStorage.setItem(key, choice)
    return true
  } catch {
    return false
  }
}

/**
 * The language to speak.
 *
 * @param preferred the languages that the system's person reads, best first, as BCP 47 tags
 */
export const languageFor = (choice: LanguageChoice, preferred: readonly string[]): Language => {
  return choice === 'system' ? languageOf(preferred) : choice
}

const usualRegions: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

/** The region of a language that the person reads, for the order of day and month, the clock and the numbers. */
export const localeFor = (language: Language, preferred: readonly string[]): string =>
  preferred.find((tag) => primaryTag(tag) === language) ?? usualRegions[language]

let spoken: Language = 'en'

/** What this window speaks, from start to end: another choice takes a reload. */
export const spokenLanguage = (): Language => spoken

/** The language of this window as the person's region writes it, for `Intl`. */
export const spokenLocale = (): string => localeFor(spoken, globalThis.navigator?.languages ?? [])

/** Set once, before any words are read. */
export const setSpokenLanguage = (language: Language): void => {
  spoken = language
}
