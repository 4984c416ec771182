import type { ClipboardEvent, ReactNode } from 'react'
import { fileLimits } from '../../../core/domain/files/attachment.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDraftFiles, type DraftFiles } from '../../data/react/use-files.ts'
import { toast } from '../../state/messages/toasts.ts'
import { AttachButton } from '../files/attach-button.tsx'
import { DraftFileRow } from '../files/draft-file-row.tsx'
import { filesWords as words } from '../files/files.words.ts'
import { pasteOf } from '../files/transferred-files.ts'
import { isInside, useDrop } from '../files/use-drop.ts'
import { ProblemLine } from './problem-line.tsx'
import { goesInFile } from './text-size.ts'

/** The files of a form, kept on the device like its text. */
export type FormFilesDraft = {
  draft: DraftFiles
  /** Adds them to a session's timeline; does nothing without any. */
  addTo: (sessionId: string) => Promise<Result<void>>
}

export const useFormFiles = (key: string): FormFilesDraft => {
  const desk = useDesk()
  const draft = useDraftFiles(key)
  return {
    draft,
    async addTo(sessionId) {
      const taken = draft.take()
      const { files, problem } = await taken.ready()
      if (problem !== null) {
        taken.giveBack()
        return { ok: false, problem: { kind: 'bad_request', message: problem } }
      }
      if (files.length === 0) {
        taken.sent()
        return { ok: true, value: undefined }
      }
      const added = await desk.act('entry.add', {
        entryId: desk.newId(),
        sessionId,
        kind: 'note',
        text: '',
        attachments: [...files],
      })
      if (!added.ok) {
        taken.giveBack()
        return added
      }
      taken.sent()
      return { ok: true, value: undefined }
    },
  }
}

/**
 * A field of a form that takes files too, by paste, drop or button, and text of any length: what would be too large
 * becomes a file.
 *
 * @param text what the field holds
 */
export const FormFiles = ({
  draft,
  text,
  hint,
  onFiles,
  children,
}: {
  draft: DraftFiles
  text: string
  hint?: string | undefined
  /** Files that were just added. */
  onFiles?: ((files: readonly File[]) => void) | undefined
  children: ReactNode
}) => {
  const add = (files: readonly File[]) => {
    draft.add(files)
    onFiles?.(files)
  }
  const drop = useDrop(add)
  const onPaste = (event: ClipboardEvent) => {
    if (!isInside(event)) return
    const paste = pasteOf(event.clipboardData)
    if (paste.kind === 'files') {
      event.preventDefault()
      add(paste.files)
    }
    if (paste.kind !== 'text' || !(event.target instanceof HTMLTextAreaElement)) return
    const { selectionStart, selectionEnd } = event.target
    if (!goesInFile(text, paste.text, selectionStart, selectionEnd)) return
    event.preventDefault()
    const { size } = new Blob([paste.text])
    if (size > fileLimits.bytes) return toast(words.pasteTooLarge(size), { tone: 'red' })
    if (!draft.addText(paste.text)) return toast(words.noRoomForText(fileLimits.perEntry), { tone: 'red' })
    toast(words.pastedAsFile(size))
  }
  return (
    // For the keyboard there's a button.
    <div
      className={drop.isOver ? 'form-files file-drop' : 'form-files'}
      data-drop={words.drop}
      onPaste={onPaste}
      {...drop.handlers}
    >
      {children}
      <div className="form-files-foot">
        <AttachButton onFiles={add} />
        {hint ?? words.attachHint}
      </div>
      <DraftFileRow draft={draft} onRemoved={() => undefined} />
      <ProblemLine text={draft.problem} />
    </div>
  )
}
