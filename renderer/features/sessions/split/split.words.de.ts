import type * as english from './split.words.ts'

export const splitWords: typeof english.splitWords = {
  first: 'Erste Sitzung',
  second: 'Zweite Sitzung',
  close: 'Diese Hälfte schließen',
  resize: 'Breite der ersten Sitzung',
  other: 'Zur anderen Sitzung wechseln',
  narrow: 'Hier ist nur Platz für eine Sitzung.',
  showOther: 'Die andere anzeigen',
}
