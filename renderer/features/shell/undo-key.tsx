import { toast, undoNewest } from '../../state/messages/toasts.ts'
import { useRoute } from '../../state/route/route.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { shellWords } from './shell.words.ts'

/** Ctrl+Z undoes what the newest message on screen says, or else what was last done in the session that is open. In a field with text, it undoes typing instead. */
export const UndoKey = () => {
  const route = useRoute()
  useShortcut(
    'ctrl+z',
    () => {
      if (!undoNewest('sessionId' in route ? route.sessionId : null)) toast(shellWords.nothingToUndo)
    },
    { label: shellWords.undoLast, sparesText: true },
  )
  return null
}
