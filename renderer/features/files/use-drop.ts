import { useState, type DragEvent } from 'react'
import { carriesFiles, droppedFiles } from './transferred-files.ts'

/** Whether something happened in an element itself, and not in a dialog that React only counts to it. */
export const isInside = (event: { currentTarget: Element; target: EventTarget }): boolean =>
  event.currentTarget.contains(event.target as Node)

/** Lets files be dropped on an element; `null` while it takes none. `isOver` while some are dragged over it. */
export const useDrop = (onFiles: ((files: readonly File[]) => void) | null) => {
  const [isOver, setIsOver] = useState(false)
  const takes = (event: DragEvent): boolean => onFiles !== null && isInside(event)
  return {
    isOver: isOver && onFiles !== null,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!takes(event) || !carriesFiles(event.dataTransfer)) return
        event.preventDefault()
        setIsOver(true)
      },
      onDragLeave(event: DragEvent) {
        // Moving on to something within it is no leaving.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false)
      },
      onDrop(event: DragEvent) {
        setIsOver(false)
        if (!takes(event)) return
        const files = droppedFiles(event.dataTransfer)
        if (files.length === 0) return
        event.preventDefault()
        onFiles?.(files)
      },
    },
  }
}
