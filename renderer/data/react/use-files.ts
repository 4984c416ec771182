import { useEffect, useMemo } from 'react'
import type { Attachment } from '../../../core/domain/attachment.ts'
import type { FileView } from '../contract/desk.ts'
import { filesDraftKey } from '../contract/file-draft.ts'
import { createDraftFiles, type DraftFileStore, type ShownFiles } from './draft-files.ts'
import { useDesk, useReadable } from './use-desk.ts'
import { createShared } from './shared.ts'

/** How an image can be shown right now; fetched while this is on screen. */
export const useFile = ({ hash, type }: Pick<Attachment, 'hash' | 'type'>): FileView => {
  const desk = useDesk()
  return useReadable(useMemo(() => desk.file({ hash, type }), [desk, hash, type]))
}

/** The files added to something not sent yet. */
export type DraftFiles = ShownFiles & Pick<DraftFileStore, 'add' | 'remove' | 'forgive' | 'take'>

const useStore = createShared(createDraftFiles)

/** The files in a session's draft. */
export const useDraftFiles = (sessionId: string): DraftFiles => {
  const desk = useDesk()
  const store = useStore(sessionId)
  useEffect(() => desk.watchDraft(filesDraftKey(sessionId), store.changedElsewhere), [desk, sessionId, store])
  const { files, preparing, problem } = useReadable(store)
  const { add, remove, forgive, take } = store
  return { files, preparing, problem, add, remove, forgive, take }
}
