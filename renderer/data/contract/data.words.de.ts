import type * as english from './data.words.ts'

export const dataWords: typeof english.dataWords = {
  screenshot: (at) => `Screenshot ${at}`,
  file: (at) => `Datei ${at}`,
  pastedText: (at) => `Eingefügter Text ${at}.txt`,
}
