import { toast, undoNewest } from '../../state/toasts.ts'
import { useShortcut } from '../../state/shortcuts.ts'
import { shellWords } from './shell.words.ts'

/** Ctrl+Z undoes what the newest message on screen says. In a field with text, it undoes typing instead. */
export const UndoKey = () => {
  useShortcut(
    'ctrl+z',
    () => {
      if (!undoNewest()) toast(shellWords.nothingToUndo)
    },
    { label: shellWords.undoLast, sparesText: true },
  )
  return null
}
