import { inLanguage } from '../../language/catalogue.ts'

/** Names of what is attached without one. */
export const dataWords = inLanguage('dataWords', {
  screenshot: (at: string): string => `Screenshot ${at}`,
  file: (at: string): string => `File ${at}`,
  pastedText: (at: string): string => `Pasted text ${at}.txt`,
})
