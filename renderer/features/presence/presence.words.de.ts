import { numberText, plural } from '../../language/numbers.ts'
import { listText } from '../../language/list-text.ts'
import type * as english from './presence.words.ts'

export const presenceWords: typeof english.presenceWords = {
  looking: (n) => `${numberText(n)} sehen zu`,
  others: (n) => `${numberText(n)} weitere`,
  sentence: (names, people, what) => `${listText(names)} ${plural(people, 'sieht', 'sehen')} ${what}.`,
  lookingAtThis: 'sich das gerade an',
  unknown: 'Sie sind offline. Wer sich das sonst noch ansieht, ist nicht bekannt.',
}
