import { formWords } from './forms.words.ts'

/** Says what someone else has made of a field since its draft was begun. */
export const sinceSentence = (now: string): string =>
  now === '' ? formWords.clearedSince : formWords.changedSince(now)
