import type * as english from './mentions.words.ts'

export const mentionWords: typeof english.mentionWords = {
  people: 'Personen',
}
