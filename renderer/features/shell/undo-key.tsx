import { toast, undoNewest } from '../../state/toasts.ts'
import { useShortcut } from '../../state/shortcuts.ts'

/** Ctrl+Z undoes what the latest message in view tells. In a field that holds text it means the typing. */
export const UndoKey = () => {
  useShortcut(
    'ctrl+z',
    () => {
      if (!undoNewest()) toast('There is nothing to undo.')
    },
    { label: 'Undo the last thing', sparesText: true },
  )
  return null
}
