import { inLanguage } from '../../language/catalogue.ts'

/** What a message says of undoing. */
export const undoWords = inLanguage('undoWords', {
  undo: 'Undo',
  undone: (message: string): string => `Undone: ${message}`,
})
