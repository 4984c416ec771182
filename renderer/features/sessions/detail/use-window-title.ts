import { useEffect } from 'react'
import { isOwnWindow } from '../../../state/route/own-window.ts'

/** Names a session's own window after it; the main window is named after what is waiting. */
export const useWindowTitle = (title: string): void => {
  useEffect(() => {
    if (isOwnWindow()) document.title = `${title} · Baton`
  }, [title])
}
