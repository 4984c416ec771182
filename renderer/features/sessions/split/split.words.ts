import { inLanguage } from '../../../language/catalogue.ts'

/** Two sessions side by side. */
export const splitWords = inLanguage('splitWords', {
  first: 'First session',
  second: 'Second session',
  close: 'Close this half',
  resize: 'Width of the first session',
  other: 'Go to the other session',
  narrow: 'There’s room for one session here.',
  showOther: 'Show the other',
})
