import { toast, undoNewest } from '../../state/toasts.ts'
import { useShortcut } from '../../state/shortcuts.ts'

/** Ctrl+Z takes back what the latest message in view tells. In a field that holds text it means the typing. */
export const UndoKey = () => {
  useShortcut(
    'ctrl+z',
    () => {
      if (!undoNewest()) toast('There is nothing to take back.')
    },
    { label: 'Take back the last thing', sparesText: true },
  )
  return null
}
