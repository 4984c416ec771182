import type * as english from './undo.words.ts'

export const undoWords: typeof english.undoWords = {
  undo: 'Rückgängig',
  undone: (message) => `Rückgängig gemacht: ${message}`,
}
