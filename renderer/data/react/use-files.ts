import { useEffect, useMemo } from 'react'
import type { Attachment } from '../../../core/domain/files/attachment.ts'
import type { FileTransfer, FileView } from '../contract/desk.ts'
import { filesDraftKey } from '../contract/file-draft.ts'
import { createDraftFiles, type DraftFileStore, type ShownFiles } from './draft-files.ts'
import { draftOpened } from './open-drafts.ts'
import { useDesk, useReadable } from './use-desk.ts'
import { createShared } from './shared.ts'

/** How an image can be shown right now; fetched while this is on screen. */
export const useFile = ({ hash, type, bytes }: Pick<Attachment, 'hash' | 'type' | 'bytes'>): FileView => {
  const desk = useDesk()
  return useReadable(useMemo(() => desk.file({ hash, type, bytes }), [desk, hash, type, bytes]))
}

/** Where a file is; it isn't loaded for that. */
export const useFileTransfer = (hash: string): FileTransfer => {
  const desk = useDesk()
  return useReadable(useMemo(() => desk.fileTransfer(hash), [desk, hash]))
}

/** The files added to something not sent yet. */
export type DraftFiles = ShownFiles & Pick<DraftFileStore, 'add' | 'addText' | 'remove' | 'forgive' | 'take'>

const useStore = createShared(createDraftFiles)

/** The files in a session's draft. */
export const useDraftFiles = (sessionId: string): DraftFiles => {
  const desk = useDesk()
  const store = useStore(sessionId)
  useEffect(() => desk.watchDraft(filesDraftKey(sessionId), store.changedElsewhere), [desk, sessionId, store])
  useEffect(() => {
    const closed = draftOpened(store.rest)
    // What is being prepared goes on without the composer.
    return () => void store.rest().finally(closed)
  }, [store])
  const { files, preparing, problem } = useReadable(store)
  const { add, addText, remove, forgive, take } = store
  return { files, preparing, problem, add, addText, remove, forgive, take }
}
