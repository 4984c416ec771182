import { speak } from './language/catalogue.ts'
import { languageFor, setSpokenLanguage, storedLanguage } from './language/language.ts'

/**
 * Chooses the language, then loads the app: its modules read their words while they load.
 *
 * English comes with them. Another language is a file of its own; if it can't be loaded, English is spoken.
 */
const language = languageFor(storedLanguage(), navigator.languages)
if (language === 'de') {
  try {
    const { german } = await import('./german.ts')
    speak(german)
    setSpokenLanguage(language)
    document.documentElement.lang = language
  } catch (error) {
    console.error('The German words couldn’t be loaded', error)
  }
}
await import('./main.tsx')
