/** The parts of a paste or drop that matter here. */
export type Transferred = Pick<DataTransfer, 'types' | 'getData'> & { files: Iterable<File> }

/** What a paste is meant as. */
export type Paste = { kind: 'text'; text: string } | { kind: 'files'; files: File[] } | { kind: 'nothing' }

/** True when files are being dragged, which a page can tell before it's allowed to read them. */
export const carriesFiles = (data: Pick<DataTransfer, 'types'> | null): boolean =>
  data !== null && data.types.includes('Files')

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether a text only names the files beside it: as names, paths or addresses, one a line. */
const isNamesOf = (text: string, files: readonly File[]): boolean => {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '')
  const named = lines.map((line) => line.trim().replace(/^.*[\\/]/su, ''))
  return (
    lines.length === files.length &&
    files.every(({ name }) => named.some((line) => line === name || decoded(line) === name))
  )
}

/**
 * What a paste is meant as.
 *
 * Spreadsheets, Word and Outlook put text on the clipboard and a picture of it: the text is what is meant. A file
 * manager puts the files and their names: the files are. A screenshot has no text at all.
 */
export const pasteOf = (data: Transferred | null): Paste => {
  if (data === null) return { kind: 'nothing' }
  const files = carriesFiles(data) ? [...data.files] : []
  const text = data.getData('text/plain')
  if (files.length > 0 && (text.trim() === '' || isNamesOf(text, files))) return { kind: 'files', files }
  return text === '' ? { kind: 'nothing' } : { kind: 'text', text }
}

/** The files that were dropped. */
export const droppedFiles = (data: Transferred | null): File[] =>
  data === null || !carriesFiles(data) ? [] : [...data.files]

/**
 * Keeps a file that is dropped outside a place for files from replacing the app.
 *
 * @returns call it to stop
 */
export const guardDrops = (target: EventTarget): (() => void) => {
  const guard = (event: Event) => {
    if (event.defaultPrevented || !carriesFiles((event as DragEvent).dataTransfer)) return
    event.preventDefault()
    const { dataTransfer } = event as DragEvent
    if (dataTransfer !== null) dataTransfer.dropEffect = 'none'
  }
  target.addEventListener('dragover', guard)
  target.addEventListener('drop', guard)
  return () => {
    target.removeEventListener('dragover', guard)
    target.removeEventListener('drop', guard)
  }
}

/**
 * Says that a picture or file was pasted where nothing takes it: in a field for text.
 *
 * @returns call it to stop
 */
export const guardPastes = (target: EventTarget, tell: () => void): (() => void) => {
  const guard = (event: Event) => {
    const { clipboardData, defaultPrevented, target: field } = event as ClipboardEvent
    const isField = field instanceof Element && field.closest('input, textarea') !== null
    if (!defaultPrevented && isField && pasteOf(clipboardData).kind === 'files') tell()
  }
  target.addEventListener('paste', guard)
  return () => target.removeEventListener('paste', guard)
}
