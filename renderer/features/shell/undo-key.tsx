import { toast, undoNewest } from '../../state/toasts.ts'
import { useShortcut } from '../../state/shortcuts.ts'

/** Notes and steps are a record: they stay, whatever else is taken back. */
const nothing = 'There is nothing to undo. Notes and steps stay; change your own words with M.'

/** Ctrl+Z undoes what the latest message in view tells. In a field that holds text it means the typing. */
export const UndoKey = () => {
  useShortcut(
    'ctrl+z',
    () => {
      if (!undoNewest()) toast(nothing)
    },
    { label: 'Undo the last thing, while its message shows', sparesText: true },
  )
  return null
}
