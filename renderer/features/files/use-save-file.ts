import { useCallback } from 'react'
import { fileName, type Attachment } from '../../../core/domain/files/attachment.ts'
import { savedName } from '../../../core/domain/files/file-name.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { filesWords as words } from './files.words.ts'

/** Has the browser, or the window of the desktop app, save bytes under a name that every system accepts. */
const saveBlob = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = savedName(name, words.file)
  link.click()
  // By then, the download has its own reference to the bytes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Saves a file outside Baton, fetching it first if it isn't on this device; a sentence says when that fails. */
export const useSaveFile = (): ((file: Attachment) => Promise<void>) => {
  const desk = useDesk()
  return useCallback(
    async (file) => {
      const read = await desk.readFile(file)
      if (read.ok) saveBlob(read.value, fileName(file))
      else toast(words.notSaved(file.name, read.problem.message), { tone: 'red' })
    },
    [desk],
  )
}
