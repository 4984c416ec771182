import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'

/** What a right click offers: spelling and editing in a field, copying what is selected. Null for nothing. */
export const contextMenu = (
  params: Pick<
    ContextMenuParams,
    'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
  >,
  spelling: { replace(word: string): void; learn(word: string): void },
): MenuItemConstructorOptions[] | null => {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags } = params
  if (!isEditable) return selectionText.trim() === '' ? null : [{ role: 'copy', enabled: editFlags.canCopy }]
  const words: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...dictionarySuggestions
            .slice(0, 5)
            .map((word) => ({ label: word, click: () => spelling.replace(word) })),
          { label: 'Add to dictionary', click: () => spelling.learn(misspelledWord) },
          { type: 'separator' as const },
        ]
  return [
    ...words,
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ]
}
