/** The parts of a paste or drop that matter here. */
export type Transferred = Pick<DataTransfer, 'types' | 'getData'> & { files: Iterable<File> }

/** True when files are being dragged, which a page can tell before it's allowed to read them. */
export const carriesFiles = (data: Pick<DataTransfer, 'types'> | null): boolean =>
  data !== null && data.types.includes('Files')

/**
 * The files to attach from a paste; none when it's text.
 *
 * Spreadsheet cells come as text and as a picture of themselves; the text is what is meant.
 */
export const pastedFiles = (data: Transferred | null): File[] =>
  data === null || !carriesFiles(data) || data.getData('text/plain').trim() !== '' ? [] : [...data.files]

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
