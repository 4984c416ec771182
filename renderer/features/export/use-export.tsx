import { useCallback, useEffect, useState, type ReactNode } from 'react'
import {
  exportName,
  sessionJson,
  sessionMarkdown,
  type SessionContents,
} from '../../../core/domain/timeline/session-export.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { exportWords } from './export.words.ts'
import { PrintView, type Printed } from './print-view.tsx'
import { readFiles } from './read-files.ts'
import { readSession } from './read-session.ts'
import { saveFile, textBlob } from './save-file.ts'
import { zipFiles } from './zip-files.ts'

/**
 * Exports one session to a file or to paper. `printed` has to be rendered; only the printer shows it.
 *
 * Markdown of a session with files is an archive: the document, and the files that it shows and links to.
 */
export const useExport = (
  sessionId: string,
): { save: (as: 'markdown' | 'json') => void; print: () => void; printed: ReactNode } => {
  const desk = useDesk()
  const [printing, setPrinting] = useState<Printed | null>(null)
  useEffect(
    () => () => {
      for (const url of printing?.images.values() ?? []) URL.revokeObjectURL(url)
    },
    [printing],
  )

  const read = useCallback(async () => {
    const contents = await readSession(desk, sessionId)
    if (contents === null) toast(exportWords.notHere, { tone: 'red' })
    return contents
  }, [desk, sessionId])

  const saveMarkdown = async (contents: SessionContents): Promise<void> => {
    const name = exportName(contents)
    const files = await readFiles(desk, contents)
    if (files.length === 0) {
      saveFile(`${name}.md`, textBlob(sessionMarkdown(contents), 'text/markdown'))
      toast(exportWords.saved(`${name}.md`))
      return
    }
    const paths = new Map(
      files.flatMap(({ attachment, path, body }) =>
        body === null ? [] : [[attachment.hash, path] as const],
      ),
    )
    const markdown = sessionMarkdown(contents, ({ hash }) => paths.get(hash) ?? null)
    const archive = await zipFiles(
      [
        { path: `${name}.md`, body: textBlob(markdown, 'text/markdown') },
        ...files.flatMap(({ path, body }) => (body === null ? [] : [{ path, body }])),
      ],
      contents.exportedAt,
    )
    saveFile(`${name}.zip`, archive)
    const missing = files.length - paths.size
    if (missing === 0) toast(exportWords.saved(`${name}.zip`))
    else toast(exportWords.savedWithout(`${name}.zip`, missing), { tone: 'amber' })
  }

  const save = async (as: 'markdown' | 'json') => {
    const contents = await read()
    if (contents === null) return
    if (as === 'markdown') return saveMarkdown(contents)
    const name = `${exportName(contents)}.json`
    saveFile(name, textBlob(sessionJson(contents), 'application/json'))
    toast(exportWords.saved(name))
  }

  const print = async () => {
    const contents = await read()
    if (contents === null) return
    const files = await readFiles(desk, contents, 'images')
    const images = files.flatMap(({ attachment, body }) =>
      body === null ? [] : [[attachment.hash, URL.createObjectURL(body)] as const],
    )
    setPrinting({ contents, images: new Map(images) })
  }

  const guarded = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      console.error('export', error)
      toast(exportWords.failed, { tone: 'red' })
    })
  }
  return {
    save: (as) => guarded(save(as)),
    print: () => guarded(print()),
    printed: printing !== null && <PrintView printed={printing} onDone={() => setPrinting(null)} />,
  }
}
