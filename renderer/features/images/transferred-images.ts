/** What is looked at of what was pasted or dropped. */
export type Transferred = Pick<DataTransfer, 'types' | 'getData'> & { files: Iterable<File> }

/** True where files are being dragged, which a page can tell before it may look at them. */
export const carriesFiles = (data: Pick<DataTransfer, 'types'> | null): boolean =>
  data !== null && data.types.includes('Files')

/**
 * The files to attach of what was pasted; none where it is text that should be typed.
 *
 * Cells of a spreadsheet come as text and as a picture of themselves: then the text is meant.
 */
export const pastedFiles = (data: Transferred | null): File[] =>
  data === null || !carriesFiles(data) || data.getData('text/plain').trim() !== '' ? [] : [...data.files]

/** The files that were dropped. */
export const droppedFiles = (data: Transferred | null): File[] =>
  data === null || !carriesFiles(data) ? [] : [...data.files]

/**
 * Keeps a file that is dropped beside a place for files from being opened in place of the app.
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
