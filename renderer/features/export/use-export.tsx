import { useCallback, useState, type ReactNode } from 'react'
import {
  exportName,
  sessionJson,
  sessionMarkdown,
  type SessionContents,
} from '../../../core/domain/session-export.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/toasts.ts'
import { exportWords } from './export.words.ts'
import { PrintView } from './print-view.tsx'
import { readSession } from './read-session.ts'
import { saveFile } from './save-file.ts'

/** Exports one session to a file or to paper. `printed` has to be rendered; only the printer shows it. */
export const useExport = (
  sessionId: string,
): { save: (as: 'markdown' | 'json') => void; print: () => void; printed: ReactNode } => {
  const desk = useDesk()
  const [printing, setPrinting] = useState<SessionContents | null>(null)

  const read = useCallback(async () => {
    const contents = await readSession(desk, sessionId)
    if (contents === null) toast(exportWords.notHere, { tone: 'red' })
    return contents
  }, [desk, sessionId])

  const save = async (as: 'markdown' | 'json') => {
    const contents = await read()
    if (contents === null) return
    const name = exportName(contents)
    if (as === 'markdown') saveFile(`${name}.md`, 'text/markdown', sessionMarkdown(contents))
    else saveFile(`${name}.json`, 'application/json', sessionJson(contents))
    toast(exportWords.saved(`${name}.${as === 'markdown' ? 'md' : 'json'}`))
  }

  return {
    save: (as) => void save(as),
    print: () => void read().then(setPrinting),
    printed: printing !== null && <PrintView contents={printing} onDone={() => setPrinting(null)} />,
  }
}
