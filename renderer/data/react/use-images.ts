import { useMemo } from 'react'
import type { Attachment } from '../../../core/domain/attachment.ts'
import type { FileView } from '../contract/desk.ts'
import { createDraftImages, type DraftImageStore, type ShownImages } from './draft-images.ts'
import { useDesk, useReadable } from './use-desk.ts'
import { createShared } from './shared.ts'

/** How an image can be shown right now; fetched while this is on screen. */
export const useImage = ({ hash, type }: Pick<Attachment, 'hash' | 'type'>): FileView => {
  const desk = useDesk()
  return useReadable(useMemo(() => desk.image({ hash, type }), [desk, hash, type]))
}

/** The images added to something not sent yet. */
export type DraftImages = ShownImages & Pick<DraftImageStore, 'add' | 'remove' | 'forgive' | 'take'>

const useStore = createShared(createDraftImages)

/** The images in a session's draft. */
export const useDraftImages = (sessionId: string): DraftImages => {
  const store = useStore(sessionId)
  const { images, preparing, problem } = useReadable(store)
  const { add, remove, forgive, take } = store
  return { images, preparing, problem, add, remove, forgive, take }
}
