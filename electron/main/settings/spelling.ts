import type { SpellingState } from '../../../core/bridge/spelling.ts'
import { primaryTag, type Language } from '../../../core/domain/text/language.ts'
import type { Decided } from './admin-policy.ts'
import type { DesktopParts } from '../ports/ports.ts'
import type { DeskSettings } from './settings.ts'

/** Where Chromium gets its dictionaries. */
const chromiumDictionaries = 'https://redirector.gvt1.com/edgedl/chrome/dict/'
/** Leads to no host at all, and our own scheme serves no such file. */
const noDictionaries = 'app://baton/no-dictionaries/'
/** More dictionaries find fewer mistakes, and each is a download. */
const most = 3

export type Spelling = {
  state(): SpellingState
  /** False if it isn't the person's to choose, or couldn't be kept. */
  set(isOn: boolean): boolean
  /** Whether pages that are opened now are checked. */
  isOn: boolean
  /** The language of the app is another. */
  follow(): void
}

/**
 * Which dictionaries: the app's language in the region that the person reads it in, then what else they read.
 *
 * @param preferred the system's languages, best first
 * @param available what there are dictionaries for
 */
export const spellingLanguages = (
  language: Language,
  preferred: readonly string[],
  available: readonly string[],
): string[] => {
  const own = preferred.filter((tag) => primaryTag(tag) === language)
  const wanted = [...own, ...(own.length === 0 ? [language] : []), ...preferred]
  const found = wanted.map((tag) => dictionaryFor(tag, available)).filter((tag) => tag !== null)
  return [...new Set(found)].slice(0, most)
}

const dictionaryFor = (tag: string, available: readonly string[]): string | null => {
  const exact = available.find((one) => one.toLowerCase() === tag.toLowerCase().replaceAll('_', '-'))
  if (exact !== undefined) return exact
  const primary = primaryTag(tag)
  // Americans are the only ones whose English many systems call just that.
  const usual = primary === 'en' ? 'en-US' : primary
  return (
    available.find((one) => one === usual) ?? available.find((one) => primaryTag(one) === primary) ?? null
  )
}

/**
 * Checking spelling. macOS does it itself. Elsewhere Chromium does, with dictionaries that it downloads from Google unless
 * told otherwise: never without this person's consent or an administrator's own copy, so everything that could start such a
 * download is set here before the first window is made. What people write isn't sent anywhere.
 */
export const openSpelling = (
  parts: Pick<DesktopParts, 'app' | 'session' | 'platform' | 'log'>,
  settings: DeskSettings,
  { dictionaryUrl }: Pick<Decided, 'dictionaryUrl'>,
  language: () => Language,
): Spelling => {
  const by = parts.platform === 'darwin' ? 'system' : dictionaryUrl === undefined ? 'person' : 'policy'
  const wants = (): boolean => by !== 'person' || settings.read('checksSpelling')
  const isOn = wants()
  const languages = (): string[] =>
    by === 'system'
      ? []
      : spellingLanguages(
          language(),
          parts.app.getPreferredSystemLanguages(),
          parts.session().availableSpellCheckerLanguages,
        )
  const follow = (): void => {
    if (!isOn || by === 'system') return
    try {
      parts.session().setSpellCheckerLanguages(languages())
    } catch (error) {
      parts.log(`The languages of the spell checker could not be set: ${String(error)}`)
    }
  }
  if (by !== 'system') {
    const session = parts.session()
    session.setSpellCheckerEnabled(isOn)
    session.setSpellCheckerDictionaryDownloadURL(
      !isOn ? noDictionaries : dictionaryUrl === undefined ? chromiumDictionaries : withSlash(dictionaryUrl),
    )
    follow()
  }
  return {
    isOn,
    state: () => ({ by, isOn: wants(), languages: languages(), needsRestart: wants() !== isOn }),
    set: (on) => by === 'person' && settings.write({ checksSpelling: on }),
    follow,
  }
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)
