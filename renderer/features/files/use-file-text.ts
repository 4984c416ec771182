import { useEffect, useMemo, useState } from 'react'
import type { FileAttachment } from '../../../core/domain/files/attachment.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { decodeText } from './decode-text.ts'
import { findInText, type Found } from './find-in-text.ts'
import { filesWords } from './files.words.ts'
import { textRowsOf, type TextRows } from './text-rows.ts'

/** A file's text as it comes: `problem` says why it can't be shown. */
export type FileText =
  | { state: 'loading' }
  | { state: 'failed'; problem: string }
  | { state: 'here'; rows: TextRows; encoding: string }

const loading: FileText = { state: 'loading' }

/** The text of a file, from this device or else from the server; `again` tries once more after a failure. */
export const useFileText = (file: FileAttachment): FileText & { again: () => void } => {
  const desk = useDesk()
  const [tries, setTries] = useState(0)
  const [text, setText] = useState<FileText>(loading)
  const { hash, type, bytes, name } = file
  useEffect(() => {
    let left = false
    const show = (shown: FileText) => {
      if (!left) setText(shown)
    }
    const read = async (): Promise<FileText> => {
      const answer = await desk.readFile({ hash, type, bytes })
      if (!answer.ok) return { state: 'failed', problem: answer.problem.message }
      const decoded = decodeText(name, new Uint8Array(await answer.value.arrayBuffer()))
      if (decoded === null) return { state: 'failed', problem: filesWords.notText }
      return {
        state: 'here',
        rows: textRowsOf(decoded.text),
        encoding: filesWords.encodings[decoded.encoding],
      }
    }
    show(loading)
    read().then(show, (error: unknown) => {
      console.error('file text', error)
      show({ state: 'failed', problem: filesWords.notOpened })
    })
    return () => {
      left = true
    }
    // `tries` asks once more for the same.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [desk, hash, type, bytes, name, tries])
  return useMemo(() => ({ ...text, again: () => setTries((count) => count + 1) }), [text])
}

const nothing: Found = { at: [], isWhole: true }

/**
 * Where a text has what is looked for; null while it is being searched. A long one is searched in pieces, so that typing
 * goes on meanwhile.
 */
export const useFound = (text: string, query: string): Found | null => {
  const [answer, setAnswer] = useState<{ query: string; found: Found }>({ query: '', found: nothing })
  useEffect(() => {
    const steps = findInText(text, query)
    let timer: ReturnType<typeof setTimeout> | undefined
    const go = () => {
      const step = steps.next()
      if (step.done === true) setAnswer({ query, found: step.value })
      else timer = setTimeout(go)
    }
    go()
    return () => clearTimeout(timer)
  }, [text, query])
  return answer.query === query ? answer.found : null
}
