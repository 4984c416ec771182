import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { MainWords } from '../ports/main.words.ts'

/** What a right click offers: spelling and editing in a field, copying what is selected. Null for nothing. */
export const contextMenu = (
  params: Pick<
    ContextMenuParams,
    'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
  >,
  { edit, spelling: said }: Pick<MainWords, 'edit' | 'spelling'>,
  spelling: { replace(word: string): void; learn(word: string): void },
): MenuItemConstructorOptions[] | null => {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags } = params
  if (!isEditable)
    return selectionText.trim() === ''
      ? null
      : [{ role: 'copy', label: edit.copy, enabled: editFlags.canCopy }]
  const words: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...dictionarySuggestions
            .slice(0, 5)
            .map((word) => ({ label: word, click: () => spelling.replace(word) })),
          { label: said.learn, click: () => spelling.learn(misspelledWord) },
          { type: 'separator' as const },
        ]
  return [
    ...words,
    { role: 'undo', label: edit.undo, enabled: editFlags.canUndo },
    { role: 'redo', label: edit.redo, enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', label: edit.cut, enabled: editFlags.canCut },
    { role: 'copy', label: edit.copy, enabled: editFlags.canCopy },
    { role: 'paste', label: edit.paste, enabled: editFlags.canPaste },
    { role: 'selectAll', label: edit.selectAll, enabled: editFlags.canSelectAll },
  ]
}
