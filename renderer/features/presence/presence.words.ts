import { numberText, plural } from '../../../core/domain/text/plural.ts'
import { listText } from '../../language/list-text.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What a screen says about who else is looking. */
export const presenceWords = inLanguage('presenceWords', {
  looking: (n: number): string => `${numberText(n)} looking`,
  others: (n: number): string => `${numberText(n)} others`,
  sentence: (names: readonly string[], people: number, what: string): string =>
    `${listText(names)} ${plural(people, 'is', 'are')} ${what}.`,
  /** What they do, after `is` or `are`. */
  lookingAtThis: 'looking at this',
  unknown: 'You’re offline, so you can’t see who else is looking.',
})
